/// A finished run that a script reports.
package struct SubmitRunRequest: Codable, Hashable, Sendable {
    /// The run.
    package var run: RunFinished?
    /// The same key within 7 days is taken once.
    package var idempotencyKey: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(run: RunFinished? = nil, idempotencyKey: String? = nil) {
        self.run = run
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case run
        case idempotencyKey = "idempotency_key"
    }
}
