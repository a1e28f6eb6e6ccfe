/// Walks over one normalised error line and tells masks, free words and names apart.
struct ErrorTokenReader {
    /// What follows these is a name, even if it looks like a word.
    private static let announcing = hashes(
        "model table column relation view schema test source seed snapshot macro dag task job database field function role"
            + " user warehouse topic stage step index constraint type operator sensor connector dataset catalog named")
    /// These decide what an error means: two errors that differ in one of them are two errors.
    private static let deciding = hashes(
        "not no never none cannot can't without already exist exists existing missing found unknown invalid null duplicate"
            + " refused reset denied expired exceeded closed timeout timed memory disk space quota lock deadlock permission"
            + " unauthorized forbidden ambiguous undefined empty less more many few before after too"
            + " read write select insert update delete create drop merge source target"
            + " integer bigint smallint numeric float double boolean varchar string text date timestamp json array")

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Appends the line's tokens and what must not differ of them.
    func read(into tokens: inout TemplateTokens) {
        var index = 0
        var quote: UInt8 = 0
        var isAnnounced = false
        while index < bytes.count {
            let byte = bytes[index]
            if let end = endOfMask(at: index) {
                tokens.append(TemplateTokens.variable)
                isAnnounced = false
                index = end
            } else if isWord(at: index) {
                let end = endOfWord(at: index)
                let word = Word(bytes[index..<end])
                let isName = word.isName || isAnnounced || quote != 0 || isValue(at: index)
                if isName || Self.deciding.contains(word.hash) { tokens.anchor(word.exactHash) }
                tokens.append(TemplateTokens.word(isName ? word.exactHash : word.hash))
                isAnnounced = Self.announcing.contains(word.hash)
                index = end
            } else {
                if byte == quote {
                    quote = 0
                } else if quote == 0, byte == 0x22 || byte == 0x27 || byte == 0x60 {
                    quote = byte
                }
                index += 1
            }
        }
    }

    /// Behind a mask such as `<num>`.
    private func endOfMask(at start: Int) -> Int? {
        guard bytes[start] == 0x3C else { return nil }
        var index = start + 1
        while index < bytes.count, index - start < 8, bytes[index] >= 0x61, bytes[index] <= 0x7A { index += 1 }
        return index > start + 1 && index < bytes.count && bytes[index] == 0x3E ? index + 1 : nil
    }

    private func isWord(at index: Int) -> Bool {
        let byte = bytes[index]
        if ByteTable.kind(byte) != ByteTable.separator { return true }
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "\\"),
            UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "*"):
            return true
        case 0x27:  // an apostrophe between letters
            return index > 0 && index + 1 < bytes.count && ByteTable.kind(bytes[index - 1]) == ByteTable.letter
                && ByteTable.kind(bytes[index + 1]) == ByteTable.letter
        default: return false
        }
    }

    private func endOfWord(at start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, isWord(at: index) { index += 1 }
        return index
    }

    /// Whether the word is what `=` gives.
    private func isValue(at index: Int) -> Bool { index > 0 && bytes[index - 1] == UInt8(ascii: "=") }

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { FeatureHash.word($0.utf8) })
    }
}

extension ErrorTokenReader {
    /// A word without the punctuation at its end.
    struct Word {
        /// In lower case.
        private(set) var hash = FeatureHash.seed
        /// As it was written.
        private(set) var exactHash = FeatureHash.seed
        /// Whether it is spelt like a name or a code: digits, punctuation or capitals inside.
        private(set) var isName = false

        init(_ bytes: ArraySlice<UInt8>) {
            var bytes = bytes
            while let last = bytes.last, bytes.count > 1, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") {
                bytes.removeLast()
            }
            var previous = UInt8(ascii: "'")
            for byte in bytes {
                hash = FeatureHash.step(hash, ByteTable.lower(byte))
                exactHash = FeatureHash.step(exactHash, byte)
                let isCapital = byte >= 0x41 && byte <= 0x5A
                let isPlain = ByteTable.kind(byte) == ByteTable.letter || byte == 0x27 || byte == UInt8(ascii: "-")
                if !isPlain || (isCapital && previous != 0x27) { isName = true }
                previous = byte
            }
        }
    }
}
