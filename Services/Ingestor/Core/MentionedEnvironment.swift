import Contracts

/// The environment that a report names, by a line such as `environment: staging`, `target=dev` or `| env | prod |`.
enum MentionedEnvironment {
    private static let names: [StaticString] = ["environment", "target", "env"]

    /// What the first such line says, of the first 200 lines and 200 bytes of each; the text has only line feeds.
    static func find(in text: String) -> RunEnvironment {
        let bytes = Array(text.utf8)
        // Few reports name one: the lines of the others are not looked at one by one.
        guard holdsName(bytes) else { return .unknown }
        var start = 0
        var lines = 0
        while start < bytes.count, lines < 200 {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end > start {
                lines += 1
                if let found = environment(bytes[start..<min(end, start + 200)]) { return found }
            }
            start = end + 1
        }
        return .unknown
    }

    /// Whether `env` or `tar` stands anywhere, as in every name.
    private static func holdsName(_ text: [UInt8]) -> Bool {
        for index in text.indices.dropLast(2) {
            let (first, second, third) = (text[index] | 32, text[index + 1] | 32, text[index + 2] | 32)
            if first == UInt8(ascii: "e"), second == UInt8(ascii: "n"), third == UInt8(ascii: "v") { return true }
            if first == UInt8(ascii: "t"), second == UInt8(ascii: "a"), third == UInt8(ascii: "r") { return true }
        }
        return false
    }

    private static func environment(_ line: ArraySlice<UInt8>) -> RunEnvironment? {
        for name in names {
            guard let word = word(after: name, in: line) else { continue }
            switch String(decoding: word.map(lowercased), as: UTF8.self) {
            case "prod", "production", "live": return .production
            case "staging", "stage", "uat", "qa", "preprod": return .staging
            case "dev", "development", "sandbox", "local": return .development
            case "ci": return .ci
            default: return nil
            }
        }
        return nil
    }

    /// The word after `name:`, `name=` or `| name |`.
    private static func word(after name: StaticString, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = end(of: name, in: line) else { return nil }
        let rest = line[end...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "*") }
        guard let first = rest.first,
            first == UInt8(ascii: ":") || first == UInt8(ascii: "=") || first == UInt8(ascii: "|")
        else {
            return nil
        }
        let word = rest.drop(while: isSeparator).prefix { isLetter($0) }
        return word.isEmpty ? nil : word
    }

    private static func end(of name: StaticString, in line: ArraySlice<UInt8>) -> Int? {
        let length = name.utf8CodeUnitCount
        guard line.count >= length else { return nil }
        let first = name.utf8Start[0]
        for start in line.startIndex...line.endIndex - length where lowercased(line[start]) == first {
            if (1..<length).allSatisfy({ lowercased(line[start + $0]) == name.utf8Start[$0] }) { return start + length }
        }
        return nil
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }

    /// A letter of ASCII, or part of another, which makes a word that stands for nothing.
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(lowercased(byte)) || byte >= 0x80 }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "|"), UInt8(ascii: " "), UInt8(ascii: "*"),
            UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
