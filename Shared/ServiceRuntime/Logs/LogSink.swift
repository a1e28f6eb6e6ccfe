#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where finished log lines go.
package struct LogSink: Sendable {
    /// Takes one line with its newline.
    package let write: @Sendable (_ line: [UInt8]) -> Void

    /// Made of its ability.
    package init(write: @escaping @Sendable (_ line: [UInt8]) -> Void) { self.write = write }

    /// Standard error: one `write(2)` a line, so that the lines of several processes do not mix. A line that can't be
    /// written is lost: a service does not stop because nobody reads its log.
    package static let standardError = LogSink { line in
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = writeToStandardError(UnsafeRawBufferPointer(rebasing: rest))
                if written > 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }

    /// Whether standard error is a terminal that takes colours; `FORCE_COLOR` turns them on and `NO_COLOR` off.
    package static func colours(environment: [String: String], isTerminal: Bool = isatty(STDERR_FILENO) == 1) -> Bool {
        if let no = environment["NO_COLOR"], !no.isEmpty { return false }
        if let force = environment["FORCE_COLOR"], !force.isEmpty { return force != "0" }
        return isTerminal && environment["TERM"] != "dumb"
    }
}

private func writeToStandardError(_ bytes: UnsafeRawBufferPointer) -> Int {
    write(STDERR_FILENO, bytes.baseAddress, bytes.count)
}
