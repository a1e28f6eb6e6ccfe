/// How a report is laid out, which says much of who wrote it.
enum ReportLayout: String, CaseIterable {
    /// Sentences alone, as a person writes.
    case prose
    /// A fenced or indented log, whatever stands around it.
    case log
    /// Mostly `name: value` and `name=value`, as a monitor writes.
    case facts
    /// Rows and columns.
    case table
    /// What is left: lines of several kinds.
    case mixed

    init(_ report: LabelledReport) {
        let lines = report.body.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
        let fenced = report.body.contains("```") || lines.count { $0.hasPrefix("    ") || $0.hasPrefix("\t") } > 1
        let rows = lines.count { $0.hasPrefix("|") || $0.contains(" | ") }
        let facts = lines.count(where: ReportLayout.isFact)
        let sentences = lines.count { $0.count > 60 && ReportLayout.isSentence($0) }
        if fenced {
            self = .log
        } else if rows > 1 {
            self = .table
        } else if lines.count > 1, facts * 2 >= lines.count {
            self = .facts
        } else if report.origin == "person", sentences * 2 >= lines.count {
            self = .prose
        } else {
            self = .mixed
        }
    }

    private static func isFact(_ line: Substring) -> Bool {
        guard let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return false }
        let name = line[..<mark].split(separator: " ")
        return name.count <= 3 && mark != line.startIndex
    }

    private static func isSentence(_ line: Substring) -> Bool {
        let words = line.split(separator: " ")
        return words.count { $0.allSatisfy(\.isLetter) } * 3 >= words.count * 2
    }
}
