/// How nodes that a report names meet nodes that a run lists.
package enum NodeIdentity {
    /// The identity of a node whose package the report does not tell: `model.orders` for `model.shop.orders`.
    package static func short(type: String, name: String) -> String { "\(type).\(name)" }

    /// Whether a run's node is the one that failed: the same unique id, or, where the report told only type and name, the
    /// same type and name in some package.
    package static func matches(run: String, failed: String) -> Bool {
        if run == failed { return true }
        let failedParts = failed.split(separator: ".", omittingEmptySubsequences: false)
        let runParts = run.split(separator: ".", omittingEmptySubsequences: false)
        guard failedParts.count == 2, runParts.count >= 3 else { return false }
        return failedParts[0] == runParts[0] && failedParts[1] == runParts[2]
    }
}
