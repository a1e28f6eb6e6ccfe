import Contracts
package import JSONScan

/// A request to the stand-in, as its rules see it.
package struct WorldRequest: Sendable {
    /// The verb.
    package var method: String
    /// The path's parts, percent-decoded.
    package var path: [String]
    /// The query, decoded.
    package var query: [String: String]
    /// The headers, names in lower case.
    package var headers: [String: String]
    /// The body as it came.
    package var body: [UInt8]

    /// Made of its parts.
    package init(
        _ method: String, _ path: [String], query: [String: String] = [:], headers: [String: String] = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}

/// What the stand-in answers.
package struct WorldReply: Sendable, Hashable {
    /// The status.
    package var status: Int
    /// Headers beside those that every reply has.
    package var headers: [String: String]
    /// The body; none with `nil`.
    package var body: JSONValue?

    /// Made of its parts.
    package init(_ status: Int, _ body: JSONValue? = nil, headers: [String: String] = [:]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An error as GitHub words it.
    static func error(_ status: Int, _ message: String, errors: [JSONValue] = []) -> WorldReply {
        var body: JSONValue = ["message": .string(message)]
        if !errors.isEmpty { body = body.adding(["errors": .array(errors)]) }
        return WorldReply(
            status,
            body.adding([
                "documentation_url": "https://docs.github.com/rest", "status": .string(String(status)),
            ]))
    }

    /// A field that is not as it must be.
    static func invalid(_ resource: String, _ field: String, _ code: String) -> WorldReply {
        error(
            422, "Validation Failed",
            errors: [["resource": .string(resource), "field": .string(field), "code": .string(code)]])
    }

    static let notFound = error(404, "Not Found")
}

/// A webhook that a change calls for.
package struct WorldEvent: Sendable, Hashable {
    /// The repository it is sent for, lower case.
    package let repository: String
    /// `X-GitHub-Event`.
    package let name: String
    /// The body.
    package let body: JSONValue

    /// The name of what dbt Cloud sends instead of GitHub.
    static let dbtCloud = "dbt cloud"
    /// The name of what Slack sends.
    static let slack = "slack"
}
