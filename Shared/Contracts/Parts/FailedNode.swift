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
    /// Who owns it, as the project says: `meta.owner`, or the owner of its group.
    package var owner: String?
    /// The group that it belongs to.
    package var group: String?
    /// Its tags, as the project says.
    package var tags: [String]?
    /// How many nodes stand on it, tests not counted.
    package var descendants: Int?
    /// Dashboards and applications that stand on it, by the names that people know.
    package var exposures: [String]?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        uniqueID: String, resourceType: String? = nil, status: String? = nil, message: String? = nil,
        path: String? = nil, owner: String? = nil, group: String? = nil, tags: [String]? = nil,
        descendants: Int? = nil, exposures: [String]? = nil
    ) {
        self.uniqueID = uniqueID
        self.resourceType = resourceType
        self.status = status
        self.message = message
        self.path = path
        self.owner = owner
        self.group = group
        self.tags = tags
        self.descendants = descendants
        self.exposures = exposures
    }

    private enum CodingKeys: String, CodingKey {
        case uniqueID = "unique_id"
        case resourceType = "resource_type"
        case status
        case message
        case path
        case owner
        case group
        case tags
        case descendants
        case exposures
    }
}
