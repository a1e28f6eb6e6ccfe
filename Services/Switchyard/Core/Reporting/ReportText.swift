package import Contracts
import CorrelatorCore

/// A report as lines for a terminal.
package enum ReportText {
    /// The lines; text from outside is stripped of control characters and stays in its cell.
    package static func lines(_ report: GetReportResponse) -> [String] {
        var lines = ["\(ReportWords.moment(report.since)) to \(ReportWords.moment(report.until))"]
        for section in ReportSections.all(report) {
            var headings = section.headings
            headings[0] = headings[0].isEmpty ? section.title : "\(section.title): \(headings[0])"
            var table = TextTable(headings)
            for row in section.rows {
                table.add(row.enumerated().map { $0.offset == 0 ? "  " + $0.element : $0.element })
            }
            lines += [""] + table.lines
        }
        return lines
    }
}
