/// The smallest thing that can fail and recover: a dbt node, a workflow job, a dashboard refresh.
package struct FailedNode: Codable, Hashable, Sendable {
    /// Its identity across runs, e.g. `model.shop.orders`.
    package var uniqueID: String
    /// `model`, `test`, `source`, `job`, `refresh`, ….
    package var resourceType: String?
    /// As the origin says: `error`, `fail`, `warn`, `skipped`, ….
    package var status: String?
    /// What it said, redacted.
    package var message: String?
    /// The file that defines it, relative to the repository.
    package var path: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        uniqueID: String, resourceType: String? = nil, status: String? = nil, message: String? = nil,
        path: String? = nil
    ) {
        self.uniqueID = uniqueID
        self.resourceType = resourceType
        self.status = status
        self.message = message
        self.path = path
    }

    private enum CodingKeys: String, CodingKey {
        case uniqueID = "unique_id"
        case resourceType = "resource_type"
        case status
        case message
        case path
    }
}
