import FoundationEssentials
package import Signatures

/// Typed values from environment variables; what is wrong is collected, so that all of it can be told at once.
///
/// Each `NAME` may be given as `NAME_FILE` instead: the path of a file that holds the value (container secrets); one
/// trailing newline is taken off. A variable that is set and empty counts as not set. A reader that meets a wrong
/// value notes the problem and returns the default.
package struct EnvironmentReader: Sendable {
    /// What was wrong so far, in the order of reading.
    package private(set) var problems: [ConfigurationProblem] = []

    private let values: [String: String]
    private let readFile: @Sendable (String) throws -> String

    /// Reads from `values`; `readFile` gives the contents of a path for `NAME_FILE`.
    package init(
        values: [String: String],
        readFile: @escaping @Sendable (String) throws -> String = { try String(contentsOfFile: $0, encoding: .utf8) }
    ) {
        self.values = values
        self.readFile = readFile
    }

    /// The environment of this process as it is now.
    package static func process() -> EnvironmentReader {
        EnvironmentReader(values: ProcessInfo.processInfo.environment)
    }

    /// Notes a problem that a caller found.
    package mutating func report(_ name: String, _ problem: String, remedy: String) {
        problems.append(ConfigurationProblem(name: name, problem: problem, remedy: remedy))
    }

    /// The value of `name` or the contents of the file that `name` with `_FILE` names; `nil` when neither is set.
    package mutating func optionalString(_ name: String) -> String? {
        let value = values[name].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = values["\(name)_FILE"], !path.isEmpty else { return value }
        guard value == nil else {
            report(name, "is set twice, directly and by \(name)_FILE", remedy: "unset one of them")
            return nil
        }
        do {
            var text = try readFile(path)
            if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
            guard !text.isEmpty else {
                report("\(name)_FILE", "the file \(path) is empty", remedy: "put the value into it")
                return nil
            }
            return text
        } catch {
            report("\(name)_FILE", "the file \(path) can't be read", remedy: "check that it exists and is readable")
            return nil
        }
    }

    /// A secret that may be left out: unlike with ``secret(_:)``, the file that `name` with `_FILE` names may be empty or
    /// missing, as mounts of optional secrets are.
    package mutating func optionalSecret(_ name: String) -> Secret? {
        if values[name]?.isEmpty != false, let path = values["\(name)_FILE"], !path.isEmpty {
            do {
                if try readFile(path).allSatisfy(\.isWhitespace) { return nil }
            } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
                return nil
            } catch {
                // Told below.
            }
        }
        return secret(name)
    }

    /// Whether `name`, or the same with `_FILE`, is there and not empty; the value is not read.
    package func isSet(_ name: String) -> Bool {
        [name, "\(name)_FILE"].contains { values[$0]?.isEmpty == false }
    }

    /// The value, or `fallback` when it is not set.
    package mutating func string(_ name: String, default fallback: String) -> String {
        optionalString(name) ?? fallback
    }

    /// The value as a secret; the first of `names` that is set wins. `nil` when none is.
    package mutating func secret(_ names: String...) -> Secret? {
        for name in names {
            guard let value = optionalString(name) else { continue }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D }) else {
                report(name, "holds control characters", remedy: "check how it was copied")
                return nil
            }
            return Secret(value)
        }
        return nil
    }

    /// A whole number in `range`.
    package mutating func integer(_ name: String, default fallback: Int, in range: ClosedRange<Int>) -> Int {
        guard let text = optionalString(name) else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            report(
                name, "is no whole number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "set for example \(name)=\(fallback)")
            return fallback
        }
        return value
    }

    /// A finite number in `range`.
    package mutating func number(_ name: String, default fallback: Double, in range: ClosedRange<Double>) -> Double {
        guard let text = optionalString(name) else { return fallback }
        guard let value = Double(text), value.isFinite, range.contains(value) else {
            report(
                name, "is no number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "set for example \(name)=\(fallback)")
            return fallback
        }
        return value
    }

    /// A length of time such as `500ms`, `20s`, `5m`, `6h` or `2d`.
    package mutating func duration(
        _ name: String, default fallback: Duration, in range: ClosedRange<Duration>
    ) -> Duration {
        guard let text = optionalString(name) else { return fallback }
        guard let value = Duration(spelled: text), range.contains(value) else {
            report(
                name, "is no time from \(range.lowerBound.spelled) to \(range.upperBound.spelled)",
                remedy: "set for example \(name)=\(fallback.spelled)")
            return fallback
        }
        return value
    }

    /// `true`, `yes`, `on`, `1` or `false`, `no`, `off`, `0`, in any case.
    package mutating func boolean(_ name: String, default fallback: Bool) -> Bool {
        guard let text = optionalString(name) else { return fallback }
        switch text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default:
            report(name, "is neither true nor false", remedy: "set \(name)=true or \(name)=false")
            return fallback
        }
    }
}
