/// What became of one node in one invocation of dbt, as an artifact or a log tells it.
package struct DbtNodeResult: Hashable, Sendable {
    /// `model.shop.orders`; of a log in text only type and name, `model.orders`.
    package var uniqueID: String
    /// As dbt says: `success`, `pass`, `error`, `fail`, `warn`, `skipped`, `runtime error`, `no-op`, ….
    package var status: String
    /// What it said; clipped.
    package var message: String?
    /// The file that defines it, where a log tells.
    package var path: String?

    /// Made of its fields.
    package init(uniqueID: String, status: String, message: String? = nil, path: String? = nil) {
        self.uniqueID = uniqueID
        self.status = status
        self.message = message
        self.path = path
    }

    /// `model`, `test`, `unit_test`, `seed`, `source`, ….
    package var resourceType: String { String(uniqueID.prefix { $0 != "." }) }

    /// Whether it failed by itself.
    package var hasFailed: Bool { ["error", "fail", "runtime error", "partial success"].contains(status) }

    /// Whether dbt passed over it.
    package var isSkipped: Bool { status == "skipped" }

    /// Whether it really ran in this invocation; what was reused, deselected or had nothing to do proves nothing.
    package var wasExecuted: Bool { !["skipped", "no-op", "reused"].contains(status) }

    /// The name that people know: of a test without its hash.
    package var name: String {
        let parts = uniqueID.split(separator: ".", omittingEmptySubsequences: true)
        guard parts.count > 2 else { return String(parts.last ?? "") }
        switch parts[0] {
        case "source", "unit_test": return parts.dropFirst(2).joined(separator: ".")
        default: return String(parts[2])
        }
    }
}
