/// How a log line is written.
package enum LogFormat: String, CaseIterable, Sendable {
    /// One JSON object a line, for machines.
    case json
    /// One readable line, for terminals.
    case text
}
