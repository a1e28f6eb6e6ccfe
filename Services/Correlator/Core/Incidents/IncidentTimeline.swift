package import Contracts

/// When each repository of an incident failed, as a picture.
package enum IncidentTimeline {
    /// Rows that are drawn at most.
    private static let most = 25

    /// One row of the picture: a repository from its first failure to its last.
    private struct Row {
        let name: String
        var from: Timestamp
        var to: Timestamp
        var count: Int
        var isOver: Bool
    }

    private static func rows(_ incident: IncidentChanged, _ resolved: [Subject]) -> [Row] {
        var rows: [RepositoryName: Row] = [:]
        let over = Set(resolved)
        for member in incident.members {
            var row =
                rows[member.repository]
                ?? Row(name: member.repository.description, from: member.at, to: member.at, count: 0, isOver: true)
            row.from = min(row.from, member.at)
            row.to = max(row.to, member.at)
            row.count += 1
            row.isOver = row.isOver && over.contains(member.subject)
            rows[member.repository] = row
        }
        return rows.values.sorted { ($0.from, $0.name) < ($1.from, $1.name) }
    }

    /// As a Mermaid Gantt chart, which GitHub draws in an issue; repositories' names and our own numbers only.
    ///
    /// Source: docs.github.com, "Creating diagrams"; GitHub shows no SVG that stands in an issue's text.
    package static func mermaid(_ incident: IncidentChanged, _ resolved: [Subject]) -> [String] {
        var lines = ["```mermaid", "gantt", "    dateFormat x", "    axisFormat %m-%d %H:%M"]
        for row in rows(incident, resolved).prefix(most) {
            let end = max(row.to.milliseconds, row.from.milliseconds + 60_000)
            let tag = row.isOver ? "done, " : "crit, "
            lines.append("    \(plain(row.name)) × \(row.count) :\(tag)\(row.from.milliseconds), \(end)")
        }
        return lines + ["```"]
    }

    /// As an SVG of its own, for a page that serves pictures.
    package static func svg(_ incident: IncidentChanged, resolved: [Subject]) -> String {
        let rows = rows(incident, resolved).prefix(most)
        let low = rows.map(\.from.milliseconds).min() ?? 0
        let span = Double(max(60_000, (rows.map(\.to.milliseconds).max() ?? 0) - low))
        let height = 24 * rows.count + 40
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 \(height)\" width=\"760\" style=\"max-width:100%;height:auto\" "
                + "font-family=\"system-ui,sans-serif\" font-size=\"12\" fill=\"currentColor\">",
            "<title>Incident \(incident.incidentID)</title>",
        ]
        for (index, row) in rows.enumerated() {
            let left = 240 + 480 * Double(row.from.milliseconds - low) / span
            let width = max(4, 480 * Double(row.to.milliseconds - row.from.milliseconds) / span)
            let top = 10 + 24 * index
            parts.append(
                "<text x=\"230\" y=\"\(top + 13)\" text-anchor=\"end\">\(plain(row.name)) × \(row.count)</text>")
            parts.append(
                "<rect x=\"\(left.rounded())\" y=\"\(top)\" width=\"\(width.rounded())\" height=\"16\" fill=\"\(row.isOver ? "#2da44e" : "#cf222e")\"/>"
            )
        }
        parts.append("<text x=\"240\" y=\"\(height - 8)\">\(minute(low))</text>")
        parts.append(
            "<text x=\"720\" y=\"\(height - 8)\" text-anchor=\"end\">\(minute(low + Int64(span)))</text>"
        )
        return (parts + ["</svg>"]).joined(separator: "\n")
    }

    private static func minute(_ milliseconds: Int64) -> String {
        String(Timestamp(milliseconds: milliseconds).rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
    }

    /// Names have letters, digits, `.`, `_`, `-` and `/` only; whatever else comes is left out, so that nothing can take effect.
    private static func plain(_ name: String) -> String {
        String(
            name.utf8.prefix(140).compactMap { byte -> Character? in
                let lower = byte | 0x20
                let isPlain =
                    lower >= 0x61 && lower <= 0x7A || byte >= 0x30 && byte <= 0x39
                    || [0x2E, 0x5F, 0x2D, 0x2F].contains(byte)
                return isPlain ? Character(Unicode.Scalar(byte)) : nil
            })
    }
}
