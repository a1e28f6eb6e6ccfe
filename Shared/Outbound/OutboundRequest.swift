/// An HTTP request to an outside party.
package struct OutboundRequest: Hashable, Sendable {
    /// The method, upper case.
    package var method: String
    /// The whole address; `http` and `https` only.
    package var url: String
    /// Header fields in order; values are refused when they hold line breaks or NUL.
    package var headers: [OutboundHeader]
    /// The body; `nil` for none.
    package var body: [UInt8]?
    /// How long connecting may take.
    package var connectTimeout: Duration
    /// How long all of it may take.
    package var timeout: Duration
    /// The largest reply body that is taken, in bytes.
    package var bodyLimit: Int

    /// A request without a body unless one is given.
    package init(
        _ method: String, _ url: String, headers: [OutboundHeader] = [], body: [UInt8]? = nil,
        connectTimeout: Duration = .seconds(5), timeout: Duration = .seconds(10), bodyLimit: Int = 16 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.bodyLimit = bodyLimit
    }
}

/// One header field.
package struct OutboundHeader: Hashable, Sendable {
    /// Its name; case does not matter.
    package var name: String
    /// Its value.
    package var value: String

    /// Made of its parts.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
