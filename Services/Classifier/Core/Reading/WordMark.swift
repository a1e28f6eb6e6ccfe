/// What a word is to the reading of negations and signals.
enum WordMark: UInt8 {
    /// Any other word.
    case none
    /// Turns what follows into its opposite.
    case negation
    /// Says that something ended well.
    case good
    /// Says that something failed.
    case bad
    /// `of`, `from`, `to` and the arrow, which stand between numbers.
    case of
    case from
    case to
    case arrow

    /// Open addressing by a word's hash.
    static let table: [(hash: UInt64, mark: WordMark)] = {
        var table = [(hash: UInt64, mark: WordMark)](repeating: (0, .none), count: 1 << Int(bits))
        for (mark, text) in words {
            for word in text.split(separator: " ") {
                let hash = FeatureHash.word(word.utf8)
                var slot = FeatureHash.bucket(hash, bits: bits)
                while table[slot].hash != 0 { slot = (slot + 1) & (table.count - 1) }
                table[slot] = (hash, mark)
            }
        }
        return table
    }()
    private static let bits: UInt64 = 10

    private static let words: [(WordMark, String)] = [
        (
            .negation,
            "no not never nothing nobody none without neither nor cannot dont doesnt didnt isnt wasnt werent arent hasnt "
                + "havent hadnt wont cant couldnt wouldnt shouldnt zero"
        ),
        (
            .good,
            "ok okay success succeeded successful pass passed passes green completed complete done finished fine works "
                + "worked healthy recovered resolved published"
        ),
        (
            .bad,
            "fail failed fails failure failing error errors errored red timeout killed broken aborted crashed crash dead "
                + "stuck rejected exit"
        ),
        (.of, "of"), (.from, "from"), (.to, "to"), (.arrow, "→"),
    ]

    /// The mark of the word with `hash`, from ``table``: held by whoever asks for many, since a static is checked each time.
    @inline(__always)
    static func of(_ hash: UInt64, in table: [(hash: UInt64, mark: WordMark)]) -> WordMark {
        var slot = FeatureHash.bucket(hash, bits: bits)
        while true {
            let entry = table[slot]
            if entry.hash == hash { return entry.mark }
            if entry.hash == 0 { return .none }
            slot = (slot + 1) & ((1 << Int(bits)) - 1)
        }
    }
}
