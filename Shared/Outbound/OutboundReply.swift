/// The reply of an outside party.
package struct OutboundReply: Hashable, Sendable {
    /// The status, 100…599.
    package var status: Int
    /// Header fields in order.
    package var headers: [OutboundHeader]
    /// The body; empty when there is none.
    package var body: [UInt8]

    /// Made of its parts.
    package init(status: Int, headers: [OutboundHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first field of this name, whatever its case.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}
