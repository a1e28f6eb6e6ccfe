/// A report's lines, without the marks of Markdown and of logs around them.
struct ReportLines {
    struct Line {
        var text: ByteText
        /// How far it was indented, in bytes.
        var indent: Int
        var isFenced: Bool
    }

    /// How many lines are looked at: the first half and the last half of a longer text.
    static let limit = 4000
    private(set) var lines: [Line] = []

    init(_ body: String) {
        let bytes = ByteText(body.utf8)
        var all = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if all.count > Self.limit { all = Array(all.prefix(Self.limit / 2) + all.suffix(Self.limit / 2)) }
        var fence: UInt8?
        for raw in all {
            let line = raw.prefix(2000)
            let content = line.drop(while: \.isSpace)
            if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) {
                if fence == nil { fence = content.first } else if fence == content.first { fence = nil }
                continue
            }
            lines.append(
                Line(text: Self.stripped(content), indent: line.count - content.count, isFenced: fence != nil))
        }
    }

    /// Without quote marks, list and table marks at its beginning, emphasis around it, spaces and bars at its end.
    private static func stripped(_ content: ArraySlice<UInt8>) -> ByteText {
        var text = content
        while let first = text.first, first == ">" || first == "|" || first == "*" || first == "`" || first.isSpace {
            text = text.dropFirst()
        }
        while let last = text.last, last == "|" || last == "*" || last == "`" || last.isSpace { text = text.dropLast() }
        return ByteText(text)
    }
}
