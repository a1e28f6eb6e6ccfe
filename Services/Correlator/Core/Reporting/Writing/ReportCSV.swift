package import Contracts

/// A report as comma-separated values (RFC 4180), one figure a line, for spreadsheets.
package enum ReportCSV {
    /// `section,row,column,value` and a line for each figure.
    package static func text(_ report: GetReportResponse) -> String {
        var lines = ["section,row,column,value"]
        lines.append(line("period", "", "since", report.since.rfc3339))
        lines.append(line("period", "", "until", report.until.rfc3339))
        for section in ReportSections.all(report) {
            for (number, cells) in section.rows.enumerated() {
                // A table whose first column is a figure, too, has its rows numbered.
                let isNamed = section.headings.first?.isEmpty ?? false
                let name = isNamed ? cells.first ?? "" : "\(number + 1)"
                for (heading, cell) in zip(section.headings, cells).dropFirst(isNamed ? 1 : 0) {
                    lines.append(line(section.name, name, heading.isEmpty ? "value" : heading, cell))
                }
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func line(_ cells: String...) -> String { cells.map(cell).joined(separator: ",") }

    /// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        return safe.contains { "\",\r\n".contains($0) || $0 == "\r\n" }
            ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }
}
