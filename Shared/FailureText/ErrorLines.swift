/// The lines of a report that tell of the error.
struct ErrorLines {
    private(set) var lines: [ByteText] = []
    /// Whether a line says more than that a step failed.
    private(set) var areSpecific = false

    private static let signs = PhraseAutomaton(
        [
            "error", "##[error]", "exception", "fatal", "failure in test", "panic", "traceback", "denied", "timed out",
            "timeout",
            "does not exist", "not found", "not recognized", "cannot", "could not", "unable to", "invalid", "refused",
            "exceeded",
            "expired", "forbidden", "unauthorized", "out of memory", "outofmemoryerror", "no such",
            "configured to fail",
            "not authorized", "permission_denied", "failed to connect", "is not allowed", "duplicate", "reset by peer",
            "unavailable", "deadlock", "aborted",
            "oomkilled",
            "killed", "conflict", "violation", "mismatch", "stale", "bad gateway", "rate limit", "no module named",
        ].map { ($0, 0) })
    /// Words that end in these: `ValueError:`, `PSQLException:`.
    private static let endings: [StaticString] = ["Error", "Exception", "Failure", "Warning"]
    /// How test runners and package managers begin the lines that say what went wrong.
    private static let openings: [StaticString] = ["FAILED ", "FAIL ", "--- FAIL: ", "npm ERR! "]
    private static let generic = PhraseAutomaton(
        [
            "process completed with exit code", "exited with code", "exit status", "command failed",
            "encountered an error",
            "completed with", "finished running", "done. pass", "the operation was canceled", "returned non-zero",
        ].map { ($0, 0) })
    private static let noise: [StaticString] = [
        "compiled SQL at ", "compiled code at ", "at ", "File \"", "^", "environment:", "target:", "...",
        "During handling", "The above exception",
    ]
    private static let headings: [StaticString] = [
        "Database Error", "Compilation Error", "Runtime Error", "Failure in ", "Parsing Error", "Encountered an error",
        "Error in ",
        "SQL compilation error",
    ]

    init(_ report: [ReportLines.Line]) {
        let fenced = report.filter(\.isFenced)
        collect(fenced)
        if lines.isEmpty || !areSpecific { collect(report.filter { !$0.isFenced }) }
    }

    private mutating func collect(_ report: [ReportLines.Line]) {
        var index = 0
        while index < report.count, lines.count < ErrorExtraction.lineLimit {
            let line = report[index]
            index += 1
            guard !line.text.isEmpty, !Self.isNoise(line.text) else { continue }
            if line.text.has("Traceback (most recent call last)", at: 0) {
                while index < report.count, report[index].indent > line.indent || report[index].text.isEmpty {
                    index += 1
                }
                continue
            }
            guard Self.isError(line.text) else { continue }
            keep(line.text)
            if Self.opens(line.text) { index = keepIndented(report, from: index, under: line.indent) }
        }
    }

    /// Up to six lines below a heading, as long as they are further in, or any one line when none is.
    private mutating func keepIndented(_ report: [ReportLines.Line], from start: Int, under indent: Int) -> Int {
        var index = start
        while index < report.count, index < start + 6, lines.count < ErrorExtraction.lineLimit {
            let line = report[index]
            guard !line.text.isEmpty, line.indent > indent || index == start else { break }
            index += 1
            if !Self.isNoise(line.text) { keep(line.text) }
        }
        return index
    }

    private mutating func keep(_ line: ByteText) {
        lines.append(line)
        if Self.generic.first(in: line[...]) == nil { areSpecific = true }
    }

    private static func isNoise(_ line: ByteText) -> Bool {
        noise.contains { line.has($0, at: 0) } || line.allSatisfy { !$0.isAlphanumeric && $0 < 0x80 }
    }

    private static func opens(_ line: ByteText) -> Bool {
        line.byte(line.count - 1) == ":" || headings.contains { line.has($0, at: 0) } || contains(line, "Error in ")
    }

    private static func isError(_ line: ByteText) -> Bool {
        signs.first(in: line[...]) != nil || endsLikeError(line) || openings.contains { line.has($0, at: 0) }
    }

    /// A first word such as `tableauserverclient.ServerResponseError:`.
    private static func endsLikeError(_ line: ByteText) -> Bool {
        let end = line.end(from: 0, limit: 200) { $0.isWord || $0 == "." || $0 == "$" }
        return endings.contains { end > $0.utf8CodeUnitCount && line.has($0, at: end - $0.utf8CodeUnitCount) }
    }

    private static func contains(_ line: ByteText, _ literal: StaticString) -> Bool {
        WordShape.contains(literal, in: line[...])
    }
}
