/// What a report says about its error: the lines that matter, their family and code, the nodes and systems named.
///
/// Takes a title and a body as monitors, people and logs write them: Markdown, dbt's output, tracebacks, workflow logs.
/// Rules, in order: lines in code fences before other lines; of these the lines that hold a phrase of failure (`Error:`,
/// `##[error]`, `Exception`, `FAILED tests/…`, `npm ERR!`, `does not exist`, …) and, under a heading line such as `Database Error in model …`, the indented
/// lines below it; of a traceback its last line; stack frames and `compiled code at …` never. When no line says more than that
/// a step failed, the title joins them; when there is none at all, the title and the first lines stand for the error. Linear.
package struct ErrorExtraction: Hashable, Sendable {
    /// How many lines are kept.
    package static let lineLimit = 20
    /// Every family there is, the specific before the general, `unknown` last.
    package static let families = ErrorFamily.names + ["unknown"]

    /// One of `families`.
    package let family: String
    /// The code that the machine gave, such as `000606`, `42P01`, `503`.
    package let code: String?
    /// The lines that matter, in order, at most 20, each at most 500 bytes.
    package let lines: [String]
    /// The dbt nodes that the title and the body name.
    package let nodes: [MentionedNode]
    /// The systems that they name, sorted.
    package let systems: [String]
    /// The failure's identity over runs, days and hosts.
    package let fingerprint: String

    /// Reads a report; redact and clean it first.
    package init(title: String, body: String) {
        let report = ReportLines(body)
        let errors = ErrorLines(report.lines)
        var chosen = errors.lines
        if !errors.areSpecific {
            chosen.insert(ByteText(title.utf8), at: 0)
            if errors.lines.isEmpty { chosen += report.lines.lazy.map(\.text).filter { !$0.isEmpty }.prefix(4) }
        }
        lines = chosen.prefix(Self.lineLimit).map { Clipping.clip(String($0), to: 500) }
        family = ErrorFamily.find(in: [chosen.joinedLines, ByteText(title.utf8), ByteText(body.utf8)])
        let reading = NormalizedError.reading(lines)
        code = reading.code ?? NormalizedError.reading([title]).code
        fingerprint = Fingerprint.make(family: family, normalized: reading.lines)
        let whole = title + "\n" + body
        nodes = MentionedNodes.find(in: whole)
        systems = MentionedSystems.find(in: whole)
    }
}

extension [ByteText] {
    fileprivate var joinedLines: ByteText { ByteText(joined(separator: [0x0A])) }
}
