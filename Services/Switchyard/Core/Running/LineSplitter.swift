/// Makes lines of bytes that arrive in pieces. A line is cut at 64 KiB.
package struct LineSplitter: Sendable {
    private static let limit = 65_536
    private var pending: [UInt8] = []

    /// Nothing has arrived yet.
    package init() {}

    /// The lines that are whole now.
    package mutating func take(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == 0x0A || pending.count >= LineSplitter.limit {
                lines.append(String(decoding: pending, as: UTF8.self))
                pending.removeAll(keepingCapacity: true)
            }
            if byte != 0x0A { pending.append(byte) }
        }
        return lines
    }

    /// What is left when nothing more comes; `nil` when that is nothing.
    package mutating func rest() -> String? {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }
}
