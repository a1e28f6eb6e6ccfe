import Contracts

/// The published table of errors: `errors.tsv` in the corpus, a version in its first line.
package struct ErrorTable: Sendable {
    /// The version of the table, e.g. `1`.
    package let version: String
    /// The rows in the file's order.
    package let rows: [KnownError]
    let phrases: Lexicon
    /// By row: what it says, as features.
    let hashes: [[UInt64]]

    /// Reads lines `phrase⇥system⇥family⇥error type⇥category or -⇥yes, no or -⇥source`; lines that begin with `#` are comments
    /// and the first may name the version as `# version 1`.
    package init(text: String) {
        var version = "0"
        var rows: [KnownError] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# version ") { version = String(line.dropFirst(10)) }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard !line.hasPrefix("#"), fields.count == 7 else { continue }
            rows.append(
                KnownError(
                    phrase: fields[0], system: fields[1], family: fields[2],
                    errorType: ErrorType(rawValue: fields[3]),
                    usualCategory: fields[4] == "-" ? nil : Category(rawValue: fields[4]),
                    isRetryable: fields[5] == "-" ? nil : fields[5] == "yes", source: fields[6]))
        }
        self.version = version
        self.rows = rows
        hashes = rows.map { row in
            let retry = row.isRetryable.map { $0 ? "retry" : "final" } ?? "unknown"
            let usual = row.usualCategory?.rawValue ?? "open"
            return [
                "family " + row.family, "type " + row.errorType.rawValue, "usual " + usual, retry,
                "system " + row.system,
            ]
            .map { FeatureHash.word($0.utf8) }
        }
        phrases = Lexicon(entries: rows.map { ($0.phrase, [$0.phrase]) }, exactNumbers: true)
    }

    /// Rows that `text` matches, each once, those with the longest phrase first, at most 12.
    func matches(_ text: borrowing ReadText) -> [KnownError] {
        var found: [Int] = []
        text.tokens.withUnsafeBufferPointer { tokens in
            for index in 0..<tokens.count {
                guard let match = phrases.match(tokens, at: index), found.count < 64 else { continue }
                if !found.contains(match.concept) { found.append(match.concept) }
            }
        }
        let sorted = found.sorted { left, right in
            let lengths = (rows[left].phrase.utf8.count, rows[right].phrase.utf8.count)
            return lengths.0 == lengths.1 ? left < right : lengths.0 > lengths.1
        }
        return sorted.prefix(12).map { rows[$0] }
    }
}
