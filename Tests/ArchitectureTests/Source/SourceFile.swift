/// A Swift file with what rules look at.
struct SourceFile: Sendable {
    /// From the project's root.
    let path: String
    let lines: [String]
    let tokens: [CodeToken]

    init(_ path: String, _ text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        tokens = CodeTokens.tokens(of: text)
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Whether it is part of what ships.
    var isProduct: Bool { path.hasPrefix("Services/") || path.hasPrefix("Shared/") }

    /// Whether it holds decisions.
    var isCore: Bool { path.hasPrefix("Services/") && path.split(separator: "/").dropFirst(2).first == "Core" }

    /// The token at `index`, or none.
    func token(_ index: Int) -> CodeToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// Whether the tokens from `index` on read as `texts`.
    func reads(_ texts: [String], at index: Int) -> Bool {
        texts.indices.allSatisfy { token(index + $0)?.text == texts[$0] }
    }

    /// The modules that it imports, each with its line.
    var imports: [(module: String, line: Int)] {
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return tokens.indices.filter { tokens[$0].text == "import" && token($0 - 1)?.text != "." }.compactMap { index in
            let next = token(index + 1).map { kinds.contains($0.text) } == true ? index + 2 : index + 1
            return token(next).map { ($0.text, $0.line) }
        }
    }

    /// The line above `line`, without its indentation.
    func above(_ line: Int) -> Substring {
        lines.indices.contains(line - 2) ? lines[line - 2].drop { $0 == " " } : ""
    }
}
