/// What runs on a schedule: a dbt Cloud job, a workflow.
package struct JobReference: Codable, Hashable, Sendable {
    /// The outside id.
    package var id: String?
    /// The name that people know.
    package var name: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(id: String? = nil, name: String? = nil) {
        self.id = id
        self.name = name
    }
}
