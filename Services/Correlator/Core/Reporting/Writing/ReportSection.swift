/// A part of a report as a table, before it is written in one form or another.
package struct ReportSection: Hashable, Sendable {
    /// A word for it, fit for a program.
    package let name: String
    /// A line above it.
    package let title: String
    /// A sentence that says how to read it; empty when it needs none.
    package let note: String
    /// One for each column; the first is empty when the title says it.
    package let headings: [String]
    /// As many cells as headings each. The first cell may hold outside text.
    package let rows: [[String]]

    init(_ name: String, _ title: String, note: String = "", _ headings: [String], _ rows: [[String]]) {
        self.name = name
        self.title = title
        self.note = note
        self.headings = headings
        self.rows = rows
    }
}
