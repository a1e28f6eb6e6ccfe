import Contracts

/// The issues that a pull request says to close.
///
/// Source: GitHub docs, "Linking a pull request to an issue": close, closes, closed, fix, fixes, fixed, resolve, resolves,
/// resolved, an optional colon, then `#10` or `owner/repository#10`.
enum ClosingWords {
    /// Numbers of issues of `repository`, ascending, at most ``most``. Linear in the text, whatever it holds.
    static func issues(in text: String, repository: RepositoryName) -> [Int] {
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "(" || $0 == ")" }
        let own = repository.description.lowercased()
        var numbers: Set<Int> = []
        for (word, next) in zip(words, words.dropFirst()) where numbers.count < most {
            guard word.utf8.count <= 10, Self.words.contains(bare(word)), next.utf8.count <= 200,
                let hash = next.lastIndex(of: "#")
            else { continue }
            let place = next[..<hash].lowercased()
            guard place.isEmpty || place == own, let number = number(next[next.index(after: hash)...]) else { continue }
            numbers.insert(number)
        }
        return numbers.sorted()
    }

    /// Issues that one pull request may name.
    static let most = 20

    private static let words: Set<String> = [
        "close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved",
    ]

    private static func bare(_ word: Substring) -> String {
        (word.hasSuffix(":") ? word.dropLast() : word).lowercased()
    }

    private static func number(_ text: Substring) -> Int? {
        let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard (1...9).contains(digits.count), let number = Int(Substring(digits)), number > 0 else { return nil }
        return number
    }
}
