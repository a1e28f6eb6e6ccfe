import Outbound

/// One call to a target, with what failing means for all of them.
struct NotifyCall: Sendable {
    let client: OutboundClient
    /// What errors call the target; never its address, which can be a secret.
    let target: String

    func send(_ request: OutboundRequest) async throws(NotifyError) -> OutboundReply {
        var request = request
        request.headers.append(OutboundHeader("User-Agent", "switchyard"))
        request.bodyLimit = 4 << 20
        do {
            return try await client.send(request)
        } catch {
            let text = "\(target): \(error.code.rawValue)"
            if error.code == .cancelled { throw NotifyError(.cancelled, text) }
            if error.code == .invalidRequest { throw NotifyError(.refused, "\(target): the address is not valid") }
            throw NotifyError(error.mayHaveBeenApplied ? .lost : .away, text)
        }
    }

    /// Seconds, as all three write it; at most an hour.
    static func retryAfter(_ reply: OutboundReply) -> Duration? {
        guard let text = reply.header("retry-after"), let seconds = Double(text), seconds >= 0 else { return nil }
        return .milliseconds(Int64(min(seconds, 3600) * 1000))
    }

    /// A short text of a reply, for people: printable, on one line, at most 200 characters.
    static func excerpt(_ body: [UInt8]) -> String {
        let text = String(decoding: body.prefix(800), as: UTF8.self)
        return String(
            text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200).map(Character.init))
    }
}
