/// A route whose handler sees headers and the bytes of the body: webhooks, downloads.
package struct RawRoute: Sendable {
    /// The methods that a raw route can have.
    package enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

    /// Its method; others at the same path are answered with 405.
    package let method: Method
    /// Its path, which is also its label in metrics.
    package let path: String
    /// One sentence for the API's description.
    package let summary: String
    /// Who may call it.
    package let access: RouteAccess
    /// Longer bodies are answered with 413 before they are read; `nil` takes the service's limit.
    package let maximumBodyBytes: Int?
    let requestSchema: JSONSchema?
    let responses: [RouteResponse]
    let handler: @Sendable (RawRequest) async throws -> RawResponse

    /// A route whose handler throws ``ConnectError`` to answer with an error; anything else is logged and answered
    /// with 500.
    package init(
        _ method: Method, _ path: String, summary: String, access: RouteAccess, maximumBodyBytes: Int? = nil,
        request: JSONSchema? = nil, responses: [RouteResponse],
        handler: @escaping @Sendable (RawRequest) async throws -> RawResponse
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.access = access
        self.maximumBodyBytes = maximumBodyBytes
        requestSchema = request
        self.responses = responses
        self.handler = handler
    }
}

/// What a route may answer, for the API's description.
package struct RouteResponse: Sendable {
    let status: Int
    let summary: String
    let contentType: String
    let schema: JSONSchema?

    /// An answer of JSON when a schema is given.
    package init(_ status: Int, _ summary: String, contentType: String = "application/json", schema: JSONSchema? = nil)
    {
        self.status = status
        self.summary = summary
        self.contentType = contentType
        self.schema = schema
    }
}
