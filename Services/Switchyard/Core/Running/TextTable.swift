/// Rows in columns as wide as their widest cell, for a terminal. Outside text is stripped of
/// control characters, and stays in its row.
package struct TextTable: Sendable {
    private var rows: [[String]] = []

    /// A table with these headings.
    package init(_ headings: [String]) { rows.append(headings) }

    /// Adds a row.
    package mutating func add(_ cells: [String]) { rows.append(cells.map { TerminalLine.clean($0) }) }

    /// The lines, without blanks at their ends.
    package var lines: [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
