/// The words of a line, in lower case: letters, digits, `_`, `-`, and `.`, `/`, `@`, `$` within.
///
/// Digits at a word's end are masked when they count something (`runner-2`, `line 42`); what is but a number, or a long
/// hexadecimal id, is left out.
struct LineWords: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index = 0

    init(_ line: String) { bytes = Array(line.utf8.prefix(2000)) }

    mutating func next() -> String? {
        while index < bytes.count {
            while index < bytes.count, !LineWords.isWordByte(bytes[index]) { index += 1 }
            let start = index
            while index < bytes.count, LineWords.isWordByte(bytes[index]) || LineWords.isInner(bytes[index]) {
                index += 1
            }
            if let word = LineWords.word(bytes[start..<index]) { return word }
        }
        return nil
    }

    private static func word(_ slice: ArraySlice<UInt8>) -> String? {
        var slice = slice
        while let last = slice.last, !isWordByte(last) { slice.removeLast() }
        guard slice.count >= 2, slice.count <= 120 else { return nil }
        var letters = 0
        var digits = 0
        var isHex = true
        for byte in slice {
            if isDigit(byte) { digits += 1 } else if isWordByte(byte), byte != 0x5F { letters += 1 }
            let lower = byte | 0x20
            if !isDigit(byte), !(lower >= 0x61 && lower <= 0x66), byte != 0x2D { isHex = false }
        }
        let dots = slice.count { $0 == 0x2E }
        // `1.9.2` is a version, which can be what is shared.
        if letters == 0, dots == 2, digits >= 3, slice.count <= 12 { return String(decoding: slice, as: UTF8.self) }
        guard letters >= 2, !(isHex && slice.count >= 8 && digits >= 2) else { return nil }
        var out = slice.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        // `etl-linux-2` and `etl-linux-0` are of one pool.
        if out.count > 3, let last = out.last, isDigit(last), let dash = out.lastIndex(of: 0x2D), dash > 2,
            out[(dash + 1)...].allSatisfy(isDigit)
        {
            out.removeSubrange(dash...)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= 0x61 && lower <= 0x7A || isDigit(byte) || byte == 0x5F || byte >= 0x80
    }

    private static func isInner(_ byte: UInt8) -> Bool {
        byte == 0x2E || byte == 0x2F || byte == 0x2D || byte == 0x40 || byte == 0x24
    }

    /// A name of at least three parts, or one that ends as hosts do.
    static func isHost(_ word: String) -> Bool {
        guard word.utf8.contains(UInt8(ascii: ".")) else { return false }
        let labels = word.split(separator: ".")
        guard labels.count >= 2, !word.contains("/"), let last = labels.last else { return false }
        return endings.contains(String(last)) && labels.count >= 2 && labels[0].utf8.count >= 2
            && !modules.contains(String(labels[0]))
    }

    private static let endings: Set = [
        "com", "net", "io", "org", "cloud", "internal", "local", "corp", "lan", "dev", "example",
    ]
    private static let modules: Set = ["github", "docs", "www"]
}
