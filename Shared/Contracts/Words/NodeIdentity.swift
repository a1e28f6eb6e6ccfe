/// How nodes that a report names meet nodes that a run lists.
package enum NodeIdentity {
    /// The identity of a node whose package the report does not tell: `model.orders` for `model.shop.orders`.
    package static func short(type: String, name: String) -> String { "\(type).\(name)" }

    /// Whether a run's node is the one that failed: the same unique id, or, where the report told only type and name, the
    /// same type and name in some package.
    package static func matches(run: String, failed: String) -> Bool {
        if run == failed { return true }
        // Asked of every node of every run: nothing is allocated here.
        let dot = UInt8(ascii: ".")
        let (failed, run) = (failed.utf8, run.utf8)
        guard let split = failed.firstIndex(of: dot) else { return false }
        let name = failed[failed.index(after: split)...]
        guard !name.contains(dot), run.starts(with: failed[...split]) else { return false }
        let rest = run[run.index(run.startIndex, offsetBy: failed[...split].count)...]
        guard let split = rest.firstIndex(of: dot) else { return false }
        return rest[rest.index(after: split)...].prefix { $0 != dot }.elementsEqual(name)
    }
}
