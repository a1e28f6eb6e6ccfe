/// What a word is by its look.
enum WordShape {
    private static let topLevels = WordSet(
        "com net org io dev cloud local internal example co aws app uk de fr eu us cn jp ai corp lan svc localdomain gov edu"
    )

    /// The mask of a word that is one thing with its colons, at signs and dots.
    static func wholeMask(_ word: ArraySlice<UInt8>) -> StaticString? {
        if isTime(word) { return "<ts>" }
        if isUUID(word) { return "<id>" }
        if word.count <= 254, isEmail(word) { return "<email>" }
        if word.count <= 254, isHost(word) { return "<host>" }
        return nil
    }

    static func contains(_ literal: StaticString, in word: ArraySlice<UInt8>) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard word.count >= count else { return false }
        for start in word.startIndex...(word.endIndex - count) where word[start] == literal.utf8Start[0] {
            var offset = 1
            while offset < count, word[start + offset] == literal.utf8Start[offset] { offset += 1 }
            if offset == count { return true }
        }
        return false
    }

    /// `2024-11-07`, `2024/11/07`, `07.11.2024`, `05:02:11.123`, `05:02`, `2024-11-07T05:02:11+01:00`.
    static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 4, word.count <= 40, let first = word.first, first.isDigit else { return false }
        var runs: [Int] = []
        var separators: [UInt8] = []
        var run = 0
        for byte in word {
            if byte.isDigit {
                run += 1
            } else {
                if run > 0 { runs.append(run) }
                run = 0
                separators.append(byte)
            }
        }
        if run > 0 { runs.append(run) }
        guard runs.count >= 2, let separator = separators.first else { return false }
        if separator == ":" {
            return runs[0] <= 2 && runs[1] == 2 && separators.allSatisfy(isClockByte) && runs.count <= 5
        }
        guard runs.count >= 3, separators[1] == separator else { return false }
        let isDate = runs[0] == 4 && runs[1] <= 2 && runs[2] <= 2 || runs[0] <= 2 && runs[1] <= 2 && runs[2] == 4
        return isDate && (separator == "-" || separator == "/" || separator == ".")
            && separators.dropFirst(2).allSatisfy { isClockByte($0) || $0 == "T" || $0 == "_" }
    }

    private static func isClockByte(_ byte: UInt8) -> Bool {
        byte == ":" || byte == "." || byte == "Z" || byte == "+" || byte == "-"
    }

    static func isUUID(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count == 36 else { return false }
        let parts = word.split(separator: UInt8(ascii: "-"), maxSplits: 8, omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHex) }
    }

    private static func isEmail(_ word: ArraySlice<UInt8>) -> Bool {
        guard let at = word.firstIndex(of: UInt8(ascii: "@")), at > word.startIndex else { return false }
        return word[at...].dropFirst(2).contains(UInt8(ascii: "."))
    }

    /// Four numbers, or labels of which the last is a known top level; with or without a port.
    private static func isHost(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.contains(UInt8(ascii: ".")) else { return false }
        var name = word
        if let colon = word.firstIndex(of: UInt8(ascii: ":")) {
            guard word[(colon + 1)...].allSatisfy(\.isDigit) else { return false }
            name = word[..<colon]
        }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
        if labels.count == 4, labels.allSatisfy({ $0.count <= 3 && $0.allSatisfy(\.isDigit) }) { return true }
        return topLevels.contains(last) && labels.allSatisfy { $0.allSatisfy { $0.isAlphanumeric || $0 == "-" } }
    }
}
