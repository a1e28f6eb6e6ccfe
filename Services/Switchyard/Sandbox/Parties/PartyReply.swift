import JSONScan

/// A stand-in's reply, with what goes wrong with it.
struct PartyReply: Sendable {
    var reply: WorldReply
    var isDropped = false
    var delay = 0
    /// Plain text in place of the reply's body.
    var page: String?
}

extension WorldRequest {
    /// What was asked for, whether as JSON, as a form or in the query: Slack takes all three.
    var arguments: JSONValue {
        var members = query.map { JSONValue.Member($0.key, .string($0.value)) }
        let type = headers["content-type"] ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            members += WorldRequest.form(String(decoding: body, as: UTF8.self))
        } else if case .object(let own)? = try? JSONValue(parsing: body) {
            members += own
        }
        return .object(members)
    }

    private static func form(_ text: String) -> [JSONValue.Member] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return .init(decoded(parts[0]), .string(parts.count > 1 ? decoded(parts[1]) : ""))
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
