import Foundation

/// Finds what would take effect in GitHub Markdown: everything outside of code, escapes and entities, that GitHub links,
/// mentions, closes or renders as HTML. A reader of its own, so that it shares no mistake with what it checks.
enum ActiveMarkdown {
    /// The text with code, backslash escapes and our hidden comments taken out.
    static func live(_ markdown: String) -> String {
        var lines: [String] = []
        var fence: String?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let ticks = String(line.prefix { $0 == "`" })
            if let open = fence {
                if line.allSatisfy({ $0 == "`" }), ticks.count >= open.count { fence = nil }
            } else if ticks.count >= 3, !line.dropFirst(ticks.count).contains("`") {
                fence = ticks
            } else if line.hasPrefix("<!-- "), let end = line.range(of: "-->") {
                // A comment takes the whole line on which it ends (GitHub Flavored Markdown §4.6, kind 2), as HTML.
                lines.append(String(line[end.upperBound...]))
            } else {
                lines.append(withoutSpans(Array(line)))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func withoutSpans(_ line: [Character]) -> String {
        var kept = ""
        var index = 0
        while index < line.count {
            if line[index] == "\\" {
                index += 2
            } else if line[index] == "`" {
                let length = line[index...].prefix { $0 == "`" }.count
                if let end = closing(line, from: index + length, length) {
                    kept += "¤"
                    index = end
                } else {
                    kept += String(repeating: "`", count: length)
                    index += length
                }
            } else {
                kept.append(line[index])
                index += 1
            }
        }
        return kept
    }

    private static func closing(_ line: [Character], from start: Int, _ length: Int) -> Int? {
        var index = start
        while index < line.count {
            let run = line[index...].prefix { $0 == "`" }.count
            if run == length { return index + run }
            index += max(1, run)
        }
        return nil
    }
}
