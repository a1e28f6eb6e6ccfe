/// What a byte is to the tokeniser. Every byte above ASCII counts as a letter, so that words of any language hold
/// together.
enum ByteTable {
    static let separator: UInt8 = 0
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2

    @inline(__always)
    static func kind(_ byte: UInt8) -> UInt8 {
        if byte >= 0x80 { return letter }
        let folded = byte | 0x20
        if folded >= 0x61, folded <= 0x7A { return letter }
        if byte >= 0x30, byte <= 0x39 { return digit }
        return separator
    }

    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
