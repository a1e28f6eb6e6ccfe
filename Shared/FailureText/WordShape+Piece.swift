extension WordShape {
    private static let durations = WordSet(
        "ms us ns s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days")
    private static let sizes = WordSet("b kb mb gb tb kib mib gib tib k x bytes rows %")

    /// The mask of a piece that is a number, a quantity, a hash or an identifier; nil for a name.
    static func pieceMask(_ piece: ArraySlice<UInt8>) -> StaticString? {
        guard let first = piece.first else { return nil }
        if first.isDigit {
            if isNumber(piece) { return "<num>" }
            if let quantity = quantity(piece) { return quantity }
        }
        if isHash(piece) { return "<hex>" }
        if isRandom(piece) { return "<id>" }
        return first.isDigit && isVersion(piece) ? "<num>" : nil
    }

    private static func isNumber(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.allSatisfy { $0.isDigit || $0 == "." || $0 == "-" || $0 == "+" }
    }

    /// `1.8.0b2`, `1e-07`.
    private static func isVersion(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.count <= 24 && piece.contains(UInt8(ascii: "."))
            && piece.allSatisfy { $0.isAlphanumeric || $0 == "." || $0 == "-" || $0 == "+" }
    }

    /// `512s`, `1h2m3s`, `9GB`, `95%`.
    private static func quantity(_ piece: ArraySlice<UInt8>) -> StaticString? {
        guard piece.count <= 32 else { return nil }
        var rest = piece
        var parts = 0
        var isDuration = true
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isDigit || $0 == "." }
            let unit = rest.dropFirst(digits.count).prefix { $0.isLetter || $0 == "%" }
            guard !digits.isEmpty, !unit.isEmpty else { return nil }
            if !durations.contains(unit) {
                guard sizes.contains(unit) else { return nil }
                isDuration = false
            }
            rest = rest.dropFirst(digits.count + unit.count)
            parts += 1
        }
        return isDuration ? "<dur>" : parts == 1 ? "<size>" : nil
    }

    private static func isHash(_ piece: ArraySlice<UInt8>) -> Bool {
        let start = piece.startIndex
        if piece.count > 2, piece[start] == "0", piece[start + 1] == "x" {
            return piece.dropFirst(2).allSatisfy(\.isHex)
        }
        guard piece.count >= 7, piece.allSatisfy(\.isHex) else { return false }
        return piece.contains(where: \.isDigit) || piece.count >= 16
    }

    /// Twelve and more letters and digits that alternate four times: no person named this.
    private static func isRandom(_ piece: ArraySlice<UInt8>) -> Bool {
        guard piece.count >= 12 else { return false }
        var turns = 0
        var wasDigit = false
        for byte in piece {
            guard byte.isAlphanumeric else { return false }
            if byte.isDigit != wasDigit { turns += 1 }
            wasDigit = byte.isDigit
        }
        return turns >= 5
    }

    /// A name, with digit runs of five and more masked, and whole segments behind `-` that are numbers or pod suffixes.
    static func appendName(_ name: ArraySlice<UInt8>, to output: inout ByteText) {
        guard name.contains(UInt8(ascii: "-")) else { return appendSegment(name, to: &output) }
        let segments = name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        for (position, segment) in segments.enumerated() {
            if position > 0 { output.append(UInt8(ascii: "-")) }
            if position > 0, !segment.isEmpty, segment.allSatisfy(\.isDigit) {
                output.append("<num>")
            } else if position > 0, isSuffix(segment) {
                output.append("<id>")
            } else {
                appendSegment(segment, to: &output)
            }
        }
    }

    private static func isSuffix(_ segment: ArraySlice<UInt8>) -> Bool {
        (5...12).contains(segment.count) && segment.allSatisfy { $0.isDigit || ($0.isLetter && !$0.isUpper) }
            && segment.count(where: \.isDigit) >= 2
    }

    private static func appendSegment(_ segment: ArraySlice<UInt8>, to output: inout ByteText) {
        var index = segment.startIndex
        while index < segment.endIndex {
            var end = index
            while end < segment.endIndex, segment[end].isDigit { end += 1 }
            if end - index >= 5 {
                output.append("<num>")
            } else if end > index {
                output.append(contentsOf: segment[index..<end])
            } else {
                output.append(segment[index])
                end += 1
            }
            index = end
        }
    }
}
