extension Inert {
    /// Prose for GitHub Markdown that reads as it stands and does nothing.
    ///
    /// - Marks of formatting are escaped by a backslash (GitHub Flavored Markdown §6.1), `&`, `<`, `>` as entities (§6.2), so
    ///   there is no link, image, HTML, heading, list, table or rule. White space at a line's beginning is dropped (§4.4).
    /// - GitHub looks for `@name`, `#1`, `GH-1`, `ABC-1`, commit hashes and `:emoji:` in the rendered text, where an escape is
    ///   gone, and for bare addresses (§6.9) in the source; a zero-width space, written `&#8203;`, breaks each of them.
    ///   The same is done by Dependabot (dependabot-core, `LinkAndMentionSanitizer`). Without a reference a word such as
    ///   "fixes" closes nothing (docs.github.com, "Linking a pull request to an issue").
    /// - Parameter onOneLine: turns line feeds into spaces, for titles, list entries and table cells.
    package static func markdown(_ text: String, onOneLine: Bool = false) -> String {
        let bytes = ByteText(text.utf8)
        var output = ByteText()
        output.reserveCapacity(bytes.count + bytes.count / 4)
        var index = 0
        var isLineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                output.append(onOneLine ? 0x20 : 0x0A)
                isLineStart = true
                index += 1
            } else if isLineStart, byte == 0x20 || byte == 0x09 {
                index += 1
            } else {
                isLineStart = false
                let hash = hashEnd(bytes, at: index)
                if hash > index {
                    appendBroken(bytes[index..<hash], to: &output)
                    index = hash
                } else {
                    append(byte, next: bytes.byte(index + 1), previous: bytes.byte(index - 1), to: &output)
                    index += 1
                }
            }
        }
        return String(output)
    }

    /// The end of a run that GitHub could take for a commit hash: 7 or more hexadecimal digits at a word's beginning.
    private static func hashEnd(_ bytes: ByteText, at index: Int) -> Int {
        guard bytes[index].isHex, !bytes.byte(index - 1).isAlphanumeric else { return index }
        let end = bytes.end(from: index, while: \.isHex)
        return end - index >= 7 ? end : index
    }

    /// Pieces of at most six digits: shorter than any hash that GitHub links.
    private static func appendBroken(_ run: ArraySlice<UInt8>, to output: inout ByteText) {
        for (offset, byte) in run.enumerated() {
            if offset > 0, offset.isMultiple(of: 6) { output.append("&#8203;") }
            output.append(byte)
        }
    }

    private static func append(_ byte: UInt8, next: UInt8, previous: UInt8, to output: inout ByteText) {
        switch byte {
        case "&": output.append("&amp;")
        case "<": output.append("&lt;")
        case ">": output.append("&gt;")
        case "@": output.append("@&#8203;")
        case "#": output.append("\\#&#8203;")
        case ":": output.append("\\:&#8203;")
        case "-":
            output.append("\\-")
            if next.isDigit { output.append("&#8203;") }
        case ".":
            output.append("\\.")
            if previous.lowercased == "w" { output.append("&#8203;") }
        case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "+", "!", "|", "~", "=", "$", "\"", "'", "^":
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
        default: output.append(byte)
        }
    }
}
