/// One template of a tree as it is stored: at most some 700 bytes of JSON.
package struct TemplateRecord: Codable, Hashable, Sendable {
    /// The cluster.
    package var id: TemplateID
    /// Which templates it is compared with, as 16 hex digits.
    package var path: String
    /// Its tokens, 8 hex digits each.
    package var tokens: String

    init(id: TemplateID, path: UInt64, tokens: [UInt32]) {
        self.id = id
        self.path = TemplateRecord.hex(path, digits: 16)
        self.tokens = tokens.map { TemplateRecord.hex(UInt64($0), digits: 8) }.joined()
    }

    /// The numbers in the record; `nil` when they are none, or of another version.
    var numbers: (id: UInt64, path: UInt64, tokens: [UInt32])? {
        guard let id = id.number, path.utf8.count == 16, let path = UInt64(path, radix: 16),
            tokens.utf8.count % 8 == 0, tokens.utf8.count <= 8 * TemplateTokens.longest
        else { return nil }
        var numbers: [UInt32] = []
        var rest = Substring(tokens)
        while !rest.isEmpty {
            guard let number = UInt32(rest.prefix(8), radix: 16) else { return nil }
            numbers.append(number)
            rest = rest.dropFirst(8)
        }
        return (id, path, numbers)
    }

    private static func hex(_ number: UInt64, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
