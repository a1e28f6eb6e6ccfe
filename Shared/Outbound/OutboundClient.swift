/// The way out over HTTP, as a closure; `CurlOutbound` has the live value.
package struct OutboundClient: Sendable {
    /// Sends a request and answers its reply, whatever its status. Redirects are replies. Cancelling the task is safe at any
    /// time.
    ///
    /// - Throws: ``OutboundError``.
    package var send: @Sendable (OutboundRequest) async throws(OutboundError) -> OutboundReply

    /// Made of its closure.
    package init(send: @escaping @Sendable (OutboundRequest) async throws(OutboundError) -> OutboundReply) {
        self.send = send
    }
}
