/// What a chunk becomes.
extension LineMask {
    private static let zones = WordSet("utc gmt z am pm cet cest est edt pst pdt bst")
    private static let months = WordSet(
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december"
    )

    mutating func chunk(_ whole: Range<Int>) {
        var range = whole
        while range.count > 0, isLead(text[range.lowerBound]) {
            output.append(text[range.lowerBound])
            range = range.lowerBound + 1..<range.upperBound
        }
        let full = range
        while let last = text[range].last, last == "." || last == ":" || last == "-" || last == "/" {
            range = range.lowerBound..<range.upperBound - 1
        }
        guard !range.isEmpty else { return output.append(contentsOf: text[full]) }
        let wasAfterCode = isAfterCode
        isAfterCode = false
        if !takeZone(range), !takeMonth(range) {
            if WordShape.contains("://", in: text[range]) {
                url(range)
            } else if text[range].contains(where: { $0 == "/" || $0 == "\\" }), !isTime(range) {
                path(range)
            } else {
                word(range, isAfterCode: wasAfterCode)
            }
        }
        previous = text[range.lowerBound].isLetter ? range : 0..<0
        output.append(contentsOf: text[range.upperBound..<full.upperBound])
    }

    private func isLead(_ byte: UInt8) -> Bool {
        byte == "#" || byte == "+" || byte == "$" || byte == "~" || byte == "@" || byte == "-" || byte == ":"
            || byte == "&"
    }

    private func isTime(_ range: Range<Int>) -> Bool { WordShape.isTime(text[range]) }

    private mutating func takeZone(_ range: Range<Int>) -> Bool {
        guard output.has("<ts> ", at: output.count - 5), Self.zones.contains(text[range]) else { return false }
        output.removeLast()
        return true
    }

    /// `25 Dec` and `Dec 25`.
    private mutating func takeMonth(_ range: Range<Int>) -> Bool {
        guard Self.months.contains(text[range]) else { return false }
        if output.has("<num> ", at: output.count - 6) {
            output.removeLast(6)
            emit("<ts>")
            return true
        }
        let day = text.end(from: range.upperBound, limit: 3) { $0 == " " || $0 == "." }
        let end = text.end(from: day, limit: 3, while: \.isDigit)
        guard day > range.upperBound, end > day, end - day <= 2, !text.byte(end).isLetter else { return false }
        emit("<ts>")
        index = max(index, end)
        return true
    }

    private mutating func url(_ range: Range<Int>) {
        var cursor = range.lowerBound
        while !text.has("://", at: cursor) { cursor += 1 }
        output.append(contentsOf: text[range.lowerBound..<cursor + 3])
        output.append("<host>")
        let host = text.end(from: cursor + 3, limit: range.upperBound - cursor - 3) { $0 != "/" }
        if host < range.upperBound { segments(host..<range.upperBound) }
    }

    /// Masks what stands between the slashes.
    mutating func segments(_ range: Range<Int>) {
        var start = range.lowerBound
        for position in range where text[position] == "/" || text[position] == "\\" {
            if position > start { word(start..<position, isAfterCode: false) }
            output.append(text[position])
            start = position + 1
        }
        if start < range.upperBound { word(start..<range.upperBound, isAfterCode: false) }
    }

    /// A word without slashes: masked whole, or piece by piece between colons.
    private mutating func word(_ range: Range<Int>, isAfterCode: Bool) {
        if let mask = WordShape.wholeMask(text[range]) { return emit(mask) }
        var start = range.lowerBound
        for position in range where text[position] == ":" {
            if position > start { piece(start..<position, isAfterCode: isAfterCode) }
            output.append(text[position])
            start = position + 1
        }
        if start < range.upperBound { piece(start..<range.upperBound, isAfterCode: isAfterCode) }
    }

    private mutating func piece(_ range: Range<Int>, isAfterCode: Bool) {
        if keepCode(range, isAfterCode: isAfterCode) { return output.append(contentsOf: text[range]) }
        if let mask = WordShape.pieceMask(text[range]) {
            if mask.description == "<num>" { skipGroups(after: range) }
            return emit(mask)
        }
        WordShape.appendName(text[range], to: &output)
    }

    /// `2,118,904` is one number.
    private mutating func skipGroups(after range: Range<Int>) {
        guard range.upperBound == index else { return }
        while text.byte(index) == ",", text.byte(index + 1).isDigit, text.byte(index + 2).isDigit,
            text.byte(index + 3).isDigit,
            !text.byte(index + 4).isWord
        {
            index += 4
        }
    }
}
