/// Makes outside text inert: it is shown, and does nothing.
package enum Inert {
    /// For HTML text and quoted attributes: the five characters of the HTML standard, §13.1.2 and §13.3.
    package static func html(_ text: String) -> String {
        replacing(text) { byte in
            switch byte {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: nil
            }
        }
    }

    /// For Slack's mrkdwn: with `&`, `<` and `>` escaped there is no `<!channel>`, `<@U1>` or `<url|text>`.
    ///
    /// Source: docs.slack.dev, "Formatting message text", Escaping text. Send it with `link_names` off, its default.
    package static func slack(_ text: String) -> String {
        replacing(text) { byte in
            switch byte {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: nil
            }
        }
    }

    /// A fenced code block of GitHub Markdown that the text can't leave: the fence is longer than any run of backticks in it.
    ///
    /// Source: GitHub Flavored Markdown §4.5; a block opened by backticks is not closed by `~~~`. In code nothing is linked,
    /// mentioned or replaced by an emoji.
    /// - Parameter language: letters, digits and `-` are used, the rest is left out.
    package static func fence(_ text: String, language: String = "") -> String {
        let bytes = ByteText(text.utf8)
        let fence = String(repeating: "`", count: max(3, longestBackticks(bytes) + 1))
        let info = String(language.utf8.filter { $0.isAlphanumeric || $0 == "-" })
        let ending = bytes.last == 0x0A || bytes.isEmpty ? "" : "\n"
        return "\(fence)\(info)\n\(text)\(ending)\(fence)"
    }

    /// An inline code span of GitHub Markdown, on one line.
    ///
    /// Source: GitHub Flavored Markdown §6.3: the delimiter is longer than any run of backticks in the text; a space inside
    /// each end is stripped. `|` is escaped for tables (§4.10).
    package static func codeSpan(_ text: String) -> String {
        let bytes = ByteText(text.utf8).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        guard bytes.contains(where: { $0 != 0x20 }) else { return "` `" }
        let fence = String(repeating: "`", count: longestBackticks(bytes) + 1)
        return "\(fence) \(replacing(String(bytes)) { $0 == "|" ? "\\|" : nil }) \(fence)"
    }

    private static func longestBackticks(_ text: ByteText) -> Int {
        var longest = 0
        var run = 0
        for byte in text {
            run = byte == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static func replacing(_ text: String, _ replacement: (UInt8) -> StaticString?) -> String {
        var output = ByteText()
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if let replacement = replacement(byte) { output.append(replacement) } else { output.append(byte) }
        }
        return String(output)
    }
}
