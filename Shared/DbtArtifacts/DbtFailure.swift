/// Something that failed by itself in a run, with what it took along.
package struct DbtFailure: Hashable, Sendable {
    /// The node; of a run that failed before any node ran, `nil`, unless the message names one.
    package var uniqueID: String?
    /// `model`, `test`, `unit_test`, `seed`, `source`, …; `run` for the run itself.
    package var resourceType: String
    /// The name that people know; empty for the run itself.
    package var name: String
    /// As dbt says: `error`, `fail`, `runtime error`, ….
    package var status: String
    /// What it said.
    package var message: String
    /// The file that defines it, relative to the project.
    package var path: String?
    /// `meta.owner`, or the owner of its group.
    package var owner: String?
    /// The name of its group.
    package var group: String?
    /// Its tags.
    package var tags: [String] = []
    /// How many nodes stand on it, tests not counted; `nil` without a manifest.
    package var descendants: Int?
    /// The exposures that stand on it, by the names that people know, in order.
    package var exposures: [String] = []
    /// The nodes that were skipped because of it.
    package var skipped: [String] = []

    /// The failure of a run before any node ran, or of a node that its message names.
    package init(run message: String) {
        status = "error"
        self.message = message
        let found = MessagePlace.find(in: message)
        path = found.path
        uniqueID = found.uniqueID
        resourceType = found.uniqueID.map { String($0.prefix { $0 != "." }) } ?? "run"
        name = found.uniqueID.map { DbtNodeResult(uniqueID: $0, status: "").name } ?? ""
    }

    /// The failure of a node.
    package init(_ node: DbtNodeResult) {
        uniqueID = node.uniqueID
        resourceType = node.resourceType
        name = node.name
        status = node.status
        message = node.message ?? ""
        path = node.path ?? MessagePlace.find(in: message).path
    }
}

/// Everything that failed in a run.
package struct DbtFailures: Hashable, Sendable {
    /// One for each root.
    package var failures: [DbtFailure] = []
    /// Nodes that were skipped, and nobody can tell because of which failure.
    package var skippedElsewhere: [String] = []

    /// Nothing failed.
    package init() {}
}
