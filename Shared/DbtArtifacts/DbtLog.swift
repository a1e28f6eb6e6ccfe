/// What a log tells of failures: dbt's own, or the debug log of a step of dbt Cloud; in text or in JSON.
///
/// Linear in the log's length, which is not trusted; at most `limit` bytes of its end are read.
package struct DbtLog: Hashable, Sendable {
    /// Nodes that failed, in the order of dbt's summary.
    package private(set) var nodes: [DbtNodeResult] = []
    /// Why the whole invocation failed, when it did: it could not parse, connect, or go on.
    package private(set) var fatal: String?
    /// The last lines that say something, for a log in which nothing was recognised.
    package private(set) var tail = ""
    /// Nodes that the log says were skipped.
    package private(set) var skippedCount = 0

    /// Reads the end of a log.
    package init(reading log: String, limit: Int = 8 << 20) {
        var reader = DbtLogReader()
        let text = log.utf8.count <= limit ? log[...] : DbtLog.end(of: log, limit)
        var last: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.last == "\r" ? line.dropLast() : line
            reader.take(DbtLogLine(line.utf8.count > 65_536 ? Substring(line.prefix(16_384)) : line))
            if !line.isEmpty {
                last.append(line.prefix(2000))
                if last.count > 80 { last.removeFirst(40) }
            }
        }
        reader.finish()
        nodes = reader.nodes
        fatal = reader.fatal
        skippedCount = reader.skipped
        tail = last.suffix(40).joined(separator: "\n")
    }

    private static func end(of log: String, _ limit: Int) -> Substring {
        var index = log.utf8.index(log.utf8.endIndex, offsetBy: -limit)
        while index < log.endIndex, index.samePosition(in: log) == nil { index = log.utf8.index(after: index) }
        let rest = log[index...]
        return rest.firstIndex(of: "\n").map { rest[rest.index(after: $0)...] } ?? rest
    }
}
