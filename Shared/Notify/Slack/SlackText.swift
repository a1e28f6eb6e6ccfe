/// Words from outside in a Slack message: shown as they are, doing nothing.
enum SlackText {
    /// For the `text` of `plain_text` objects and of the fallback: `&`, `<`, `>` escaped as Slack asks, so that there is no `<!channel>`,
    /// `<@U1>` or `<address|label>`; a zero-width space behind `@`, `#` and `:`, and behind a dot inside of a word, so that
    /// no client makes a mention, an emoji or a link of it.
    ///
    /// Source: docs.slack.dev, "Formatting message text", Escaping text.
    static func inert(_ text: String, limit: Int) -> String {
        var output = ""
        var count = 0
        var previous: Unicode.Scalar = " "
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let piece = piece(scalar, previous, next: index + 1 < scalars.count ? scalars[index + 1] : " ")
            count += piece.unicodeScalars.count
            guard count < limit else { return output + "…" }
            output += piece
            previous = scalar
        }
        return output
    }

    private static func piece(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, next: Unicode.Scalar) -> String {
        switch scalar {
        case "&": return "&amp;"
        case "<": return "&lt;"
        case ">": return "&gt;"
        case "@", "#", ":": return "\(scalar)\u{200B}"
        case ".":
            let isInside = previous.properties.isAlphabetic && next.properties.isAlphabetic
            return isInside ? ".\u{200B}" : "."
        // Marks of mrkdwn take no effect behind a zero-width space, should a client read the fallback as such.
        case "*", "_", "~", "`": return "\u{200B}\(scalar)"
        case "\n", "\t": return String(scalar)
        default: return scalar.value < 0x20 || isControl(scalar) ? "" : String(scalar)
        }
    }

    /// DEL, C1 and what turns the direction of writing, which could make a line read as something else.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
        default: false
        }
    }

    /// A link of mrkdwn; `nil` unless the address is plain http or https without anything that could end it.
    static func link(_ label: String, _ url: String) -> String? {
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count <= 2000 else { return nil }
        let isPlain = url.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"<>|\"`\\^{}".utf8.contains(byte)
        }
        guard isPlain else { return nil }
        return "<\(url.replacing("&", with: "&amp;"))|\(inert(label.replacing("|", with: "/"), limit: 200))>"
    }

    /// A mention that calls somebody; `nil` for what is no id of a member or a user group.
    static func mention(_ id: String) -> String? {
        let isID =
            (7...21).contains(id.utf8.count)
            && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        guard isID else { return nil }
        switch id.first {
        case "U", "W": return "<@\(id)>"
        case "S": return "<!subteam^\(id)>"
        default: return nil
        }
    }
}
