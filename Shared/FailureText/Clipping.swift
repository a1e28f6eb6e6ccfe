/// Keeps a text within a size: its head and its tail, with the cut marked between them.
package enum Clipping {
    /// The size that a report's body is kept within, in bytes.
    package static let bodyLimit = 16 * 1024

    /// The text when it fits; else head and tail around a line `[… 12345 bytes cut …]`, together at most `limit` bytes.
    /// No scalar is split. Clipping twice changes nothing more.
    /// - Parameter limit: in bytes of UTF-8, at least 64.
    package static func clip(_ text: String, to limit: Int = bodyLimit) -> String {
        precondition(limit >= 64, "a limit without room for the mark")
        let bytes = ByteText(text.utf8)
        guard bytes.count > limit else { return text }
        let room = limit - mark(bytes.count).count
        var head = room / 2
        while head > 0, isContinuation(bytes[head]) { head -= 1 }
        var tail = bytes.count - (room - room / 2)
        while tail < bytes.count, isContinuation(bytes[tail]) { tail += 1 }
        return String(bytes[..<head] + mark(tail - head) + bytes[tail...])
    }

    private static func mark(_ cut: Int) -> [UInt8] { Array("\n[… \(cut) bytes cut …]\n".utf8) }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
