import Contracts

/// The OpenAPI 3.1 description of all that a service serves.
struct OpenAPIDocument {
    private var paths: [String: [String: JSONValue]] = [:]
    private var components: [String: JSONValue] = [:]
    private let info: JSONValue

    init(title: String, summary: String, version: String) {
        info = ["title": .string(title), "summary": .string(summary), "version": .string(version)]
        _ = use(OpenAPIDocument.error)
    }

    static let error = JSONSchema.object(
        [
            "code": .string(oneOf: ConnectCode.allCases.map(\.rawValue)),
            "message": .string().described("What is wrong and what to do."),
        ], required: ["code"]
    ).named("ConnectError")

    mutating func add(_ method: RPCMethod) {
        let responses: JSONValue = [
            "200": answer("The response message.", use(method.responseSchema)),
            "default": answer("An error of the Connect protocol.", use(OpenAPIDocument.error)),
        ]
        let service = method.service.split(separator: ".").last.map(String.init) ?? method.service
        paths[method.path, default: [:]]["post"] = .object([
            "operationId": .string("\(service)_\(method.name)"),
            "summary": .string(method.summary),
            "tags": [.string(service)],
            "parameters": [
                header("Connect-Protocol-Version", ["type": "string", "enum": ["1"]]),
                header("Connect-Timeout-Ms", ["type": "integer", "minimum": 0, "maximum": .integer(9_999_999_999)]),
            ],
            "requestBody": body(use(method.requestSchema)),
            "responses": responses,
            "security": OpenAPIDocument.bearer,
        ])
    }

    mutating func add(_ route: RawRoute) {
        var responses: [String: JSONValue] = [:]
        for response in route.responses {
            var answer: [String: JSONValue] = ["description": .string(response.summary)]
            let schema = response.schema.map { use($0) } ?? ["type": "string"]
            answer["content"] = .object([response.contentType: ["schema": schema]])
            responses[String(response.status)] = .object(answer)
        }
        var operation: [String: JSONValue] = [
            "summary": .string(route.summary), "responses": .object(responses),
            "operationId": .string(OpenAPIDocument.operationID(route)),
            "security": route.access == .bearer ? OpenAPIDocument.bearer : [],
        ]
        if let schema = route.requestSchema { operation["requestBody"] = body(use(schema)) }
        paths[route.path, default: [:]][route.method.rawValue.lowercased()] = .object(operation)
    }

    /// The document as JSON with sorted keys.
    func json() throws -> [UInt8] {
        try ContractJSON.encode(
            JSONValue.object([
                "openapi": "3.1.0", "info": info, "paths": .object(paths.mapValues { .object($0) }),
                "components": [
                    "schemas": .object(components),
                    "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
                ],
            ]))
    }

    private static let bearer: JSONValue = [["bearer": []]]

    private static func operationID(_ route: RawRoute) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private mutating func use(_ schema: JSONSchema) -> JSONValue {
        components.merge(schema.components) { first, _ in first }
        return schema.value
    }

    private func header(_ name: String, _ schema: JSONValue) -> JSONValue {
        ["name": .string(name), "in": "header", "required": false, "schema": schema]
    }

    private func body(_ schema: JSONValue) -> JSONValue {
        ["required": true, "content": ["application/json": ["schema": schema]]]
    }

    private func answer(_ description: String, _ schema: JSONValue) -> JSONValue {
        ["description": .string(description), "content": ["application/json": ["schema": schema]]]
    }
}
