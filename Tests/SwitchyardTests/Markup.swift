/// Reads a page as a browser's tokenizer does, as far as tags and attributes go.
enum Markup {
    /// Each tag with the names of its attributes, in order. Values stand in double quotes, as we write them.
    static func tags(_ page: String) -> [String] {
        var tags: [String] = []
        var rest = Substring(page)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            var tag = ""
            var isQuoted = false
            while let character = rest.popFirst() {
                if character == "\"" {
                    isQuoted.toggle()
                } else if !isQuoted {
                    if character == ">" { break }
                    tag.append(character)
                }
            }
            tags.append(tag)
        }
        return tags
    }

    /// The five characters of the HTML standard, escaped.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
    }
}
