import HTTPTypes

/// The name of an HTTP header, parsed once.
package struct HeaderName: Hashable, Sendable {
    let field: HTTPField.Name

    /// A name of the program's own, e.g. `HeaderName("X-GitHub-Event")`.
    package init(_ name: StaticString) {
        guard let field = HTTPField.Name(name.description) else { preconditionFailure("\(name) is no header name") }
        self.field = field
    }

    /// `Authorization`.
    package static let authorization = HeaderName("Authorization")
    /// `Content-Type`.
    package static let contentType = HeaderName("Content-Type")
    /// `Retry-After`.
    package static let retryAfter = HeaderName("Retry-After")
    /// `traceparent`.
    package static let traceparent = HeaderName("traceparent")
}
