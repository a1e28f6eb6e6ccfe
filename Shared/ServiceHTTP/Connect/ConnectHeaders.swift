import HTTPTypes

/// The rules that the headers of a unary call must keep. Source: connectrpc.com/docs/protocol, "Unary-Request".
enum ConnectHeaders {
    private static let version = name("connect-protocol-version")
    private static let timeout = name("connect-timeout-ms")

    /// The caller's time limit, if it set one, and whether its message is compressed.
    static func check(_ headers: HTTPFields) throws(ConnectError) -> (timeout: Duration?, isGzip: Bool) {
        guard let type = headers[.contentType], isJSON(type) else {
            throw ConnectError(.unimplemented, "send Content-Type: application/json", status: 415)
        }
        let encoding = headers[.contentEncoding]?.lowercased() ?? "identity"
        guard encoding == "identity" || encoding == "gzip" else {
            throw ConnectError(.unimplemented, "send Content-Encoding: gzip or identity")
        }
        if let version = headers[version], version != "1" {
            throw ConnectError(.invalidArgument, "Connect-Protocol-Version must be 1")
        }
        guard let text = headers[timeout] else { return (nil, encoding == "gzip") }
        guard (1...10).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let milliseconds = Int64(text)
        else { throw ConnectError(.invalidArgument, "Connect-Timeout-Ms must be 1 to 10 digits") }
        return (.milliseconds(milliseconds), encoding == "gzip")
    }

    /// Whether a Content-Type is `application/json`, with or without parameters.
    static func isJSON(_ type: String) -> Bool {
        let essence = type.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
        return essence.lowercased() == "application/json"
    }

    private static func name(_ text: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name(text.description) else { preconditionFailure("\(text) is no header name") }
        return name
    }
}
