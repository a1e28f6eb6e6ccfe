package import Contracts
import FailureText

/// A report for GitHub: tables, and text from outside that does nothing.
package enum ReportMarkdown {
    /// GitHub takes 65,536 characters; room is left for what the ledger adds.
    package static let limit = 64_000

    /// The report; when it is too long its last rows are left out, and that is said.
    package static func text(_ report: GetReportResponse, title: String? = nil) -> String {
        var text = title.map { "# \(Inert.markdown($0, onOneLine: true))\n\n" } ?? ""
        text += "\(ReportWords.moment(report.since)) to \(ReportWords.moment(report.until))\n"
        let foot = "\n_Some rows were left out; `switchyard report` has them all._\n"
        let room = limit - foot.utf8.count
        text += pie(report)
        for section in ReportSections.all(report) {
            guard append(head(section), to: &text, room),
                section.rows.allSatisfy({ append(row($0), to: &text, room) })
            else { return text + foot }
        }
        return text
    }

    private static func append(_ part: String, to text: inout String, _ room: Int) -> Bool {
        guard text.utf8.count + part.utf8.count <= room else { return false }
        text += part
        return true
    }

    private static func head(_ section: ReportSection) -> String {
        let note = section.note.isEmpty ? "" : "\(section.note)\n\n"
        let headings = "| \(section.headings.joined(separator: " | ")) |"
        let rule = "|" + section.headings.indices.map { $0 == 0 ? "---|" : "---:|" }.joined()
        return "\n## \(section.title)\n\n\(note)\(headings)\n\(rule)\n"
    }

    private static func row(_ cells: [String]) -> String {
        "| \(cells.map { Inert.markdown(String(Sanitizing.clean($0).prefix(200)), onOneLine: true) }.joined(separator: " | ")) |\n"
    }

    /// GitHub draws Mermaid, and no SVG in an issue.
    private static func pie(_ report: GetReportResponse) -> String {
        guard !report.byCategory.isEmpty else { return "" }
        let slices = report.byCategory.prefix(8).map { count in
            // Words that a later version may add come through: only letters, digits and spaces are drawn.
            let name = ReportWords.words(count.name).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") }
            return "    \"\(name.prefix(40))\" : \(count.count)"
        }
        return "\n```mermaid\npie showData title Failures by category\n\(slices.joined(separator: "\n"))\n```\n"
    }
}
