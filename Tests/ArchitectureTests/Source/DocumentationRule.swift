/// Whatever other targets can use says what it is.
enum DocumentationRule {
    private static let declarations: Set = [
        "func", "var", "let", "init", "struct", "enum", "class", "actor", "protocol", "typealias", "subscript",
        "associatedtype", "macro",
    ]

    static func findings(in file: SourceFile) -> [Finding] {
        file.tokens.indices.compactMap { index in
            guard file.tokens[index].text == "package", let name = declared(file, after: index),
                !isDocumented(file, file.tokens[index].line)
            else { return nil }
            return Finding(file.path, line: file.tokens[index].line, "\(name) is package and not documented")
        }
    }

    /// What the access modifier at `index` opens to other targets; `nil` when it is an import or no modifier.
    private static func declared(_ file: SourceFile, after index: Int) -> String? {
        guard ![".", "("].contains(file.token(index - 1)?.text) else { return nil }
        let line = file.tokens[index].line
        var next = index + 1
        while let token = file.token(next), token.line <= line + 1, token.text != "import" {
            if declarations.contains(token.text), file.token(next + 1).map({ !declarations.contains($0.text) }) ?? true
            {
                return token.text == "init" || token.text == "subscript"
                    ? token.text : file.token(next + 1)?.text ?? token.text
            }
            next += 1
        }
        return nil
    }

    private static func isDocumented(_ file: SourceFile, _ line: Int) -> Bool {
        var line = line
        while file.above(line).hasPrefix("@") { line -= 1 }
        return file.above(line).hasPrefix("///")
    }
}
