/// Words that code must not say.
enum WordRules {
    static func findings(in file: SourceFile) -> [Finding] {
        file.tokens.indices.flatMap { index in
            problems(file, index).map { Finding(file.path, line: file.tokens[index].line, $0) }
        }
    }

    private static func problems(_ file: SourceFile, _ index: Int) -> [String] {
        let token = file.tokens[index]
        let isMember = file.token(index - 1)?.text == "."
        switch token.text {
        case "public" where !isMember: return ["public: what other targets use is package"]
        case "@unchecked", "nonisolated": return unchecked(file, index)
        case "@main" where !isEntryPlace(file.path):
            return ["@main: entries stand in Services/<Name>/Main"]
        case "@retroactive": return ["@retroactive: conform a type of one's own"]
        case _ where !file.isProduct: return []
        case "!": return force(file, index)
        case "fatalError" where file.token(index + 1)?.text == "(":
            return ["fatalError: throw, or precondition with a message for a programmer's error"]
        case "Regex", "NSRegularExpression": return ["\(token.text): match in linear time by hand"]
        case "/" where isRegexLiteral(file, index): return ["regex literal: match in linear time by hand"]
        case "async", "await", "Logger", "FileManager", "ContinuousClock", "SuspendingClock", "Task":
            return file.isCore && !isMember && !isExcepted(file)
                ? ["\(token.text): decisions do no I/O, wait for nothing, log nothing"] : []
        default: return []
        }
    }

    /// What benchmarks compare with runs by itself, too.
    private static func isEntryPlace(_ path: String) -> Bool {
        path.hasPrefix("Services/") && path.contains("/Main/") || path.hasPrefix("Tests/Benchmarks/")
    }

    /// What the embedded model learns from lies in files of its own target and is read once, at start.
    private static func isExcepted(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Services/Classifier/Core/Learning/Corpus")
    }

    private static func force(_ file: SourceFile, _ index: Int) -> [String] {
        guard file.tokens[index].isAdjacent, let before = file.token(index - 1) else { return [] }
        if let after = file.token(index + 1), after.isAdjacent, after.text == "=" { return [] }
        if before.text == "try" { return ["try!: handle the error or pass it on"] }
        if before.text == "as" { return ["as!: ask with as?"] }
        let isOperand =
            [")", "]", "}", "?", "\""].contains(before.text) || before.text.utf8.count > 1
            || before.text.first.map { $0.isLetter || $0.isNumber || $0 == "_" } == true
        return isOperand ? ["force unwrap: ask with guard or ??"] : []
    }

    private static func unchecked(_ file: SourceFile, _ index: Int) -> [String] {
        let isUnchecked = file.reads(["@unchecked", "Sendable"], at: index)
        guard isUnchecked || file.reads(["nonisolated", "(", "unsafe", ")"], at: index) else { return [] }
        guard !file.above(file.tokens[index].line).hasPrefix("//") else { return [] }
        return ["\(isUnchecked ? "@unchecked Sendable" : "nonisolated(unsafe)") without its proof in a comment above"]
    }

    /// A slash where an operand is expected, right before something.
    private static func isRegexLiteral(_ file: SourceFile, _ index: Int) -> Bool {
        guard let next = file.token(index + 1), next.isAdjacent, ![")", ",", "/"].contains(next.text) else {
            return false
        }
        guard let before = file.token(index - 1) else { return true }
        return ["(", "[", "{", ",", "=", ":", "return"].contains(before.text)
            || before.text == "#" && file.tokens[index].isAdjacent
    }
}
