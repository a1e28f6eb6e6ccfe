/// Makes one failure of each node that failed by itself, and folds into it what was skipped because of it.
package enum FailureFolding {
    /// Of so many failures it is looked up what stands behind them: each costs a walk through the project.
    static let described = 200

    /// - Parameter manifest: without it what was skipped behind several failures can't be told apart, but by names.
    package static func fold(_ nodes: [DbtNodeResult], manifest: DbtManifest?) -> DbtFailures {
        var folded = DbtFailures()
        let skipped = nodes.filter(\.isSkipped).map(\.uniqueID)
        var seen: Set<String> = []
        for node in nodes where node.hasFailed && seen.insert(node.uniqueID).inserted {
            folded.failures.append(DbtFailure(node))
        }
        guard !folded.failures.isEmpty else {
            folded.skippedElsewhere = skipped
            return folded
        }
        if let manifest {
            for index in folded.failures.indices.prefix(described) { describe(&folded.failures[index], manifest) }
            attribute(skipped, &folded, manifest)
        } else {
            attribute(skipped, &folded)
        }
        return folded
    }

    /// What a manifest tells of a failed node.
    package static func describe(_ failure: inout DbtFailure, _ manifest: DbtManifest) {
        guard let id = failure.uniqueID else { return }
        if let node = manifest.node(id) {
            failure.path = node.path ?? failure.path
            failure.owner = node.owner
            failure.group = node.group
            failure.tags = node.tags
        }
        guard let below = below(failure, manifest) else { return }
        failure.descendants = below.count { !isTest($0) && !$0.hasPrefix("exposure.") }
        failure.exposures = below.filter { $0.hasPrefix("exposure.") }
            .map { manifest.exposures[$0]?.name ?? String($0.split(separator: ".").last ?? "") }.sorted()
    }

    /// What stands on the node; of a test, on what it tests.
    private static func below(_ failure: DbtFailure, _ manifest: DbtManifest) -> [String]? {
        guard let id = failure.uniqueID, let number = manifest.graph.number(of: id) else { return nil }
        let start = isTest(id) ? manifest.graph.parents[Int(number)] : [number]
        return manifest.graph.below(start).filter { $0 != number }.map { manifest.graph.names[Int($0)] }
    }

    private static func attribute(_ skipped: [String], _ folded: inout DbtFailures, _ manifest: DbtManifest) {
        guard !skipped.isEmpty else { return }
        var left = Set(skipped)
        for index in folded.failures.indices.prefix(described) {
            guard let id = folded.failures[index].uniqueID, let number = manifest.graph.number(of: id) else { continue }
            var reached = Set(below(folded.failures[index], manifest) ?? [])
            // `dbt build` skips a model whose unit test failed, and with it the tests beside.
            if isTest(id) {
                for parent in manifest.graph.parents[Int(number)] { reached.insert(manifest.graph.names[Int(parent)]) }
            }
            folded.failures[index].skipped = skipped.filter { reached.contains($0) }
            left.subtract(reached)
        }
        folded.skippedElsewhere = skipped.filter { left.contains($0) }
        lastChance(&folded)
    }

    /// Without a graph: a single failure took everything along; a test that names a skipped node took that one along, and so
    /// what stands behind it.
    private static func attribute(_ skipped: [String], _ folded: inout DbtFailures) {
        folded.skippedElsewhere = skipped
        lastChance(&folded)
        guard !folded.skippedElsewhere.isEmpty else { return }
        let models = Set(skipped.lazy.filter { $0.hasPrefix("model.") }.compactMap { $0.split(separator: ".").last })
        let naming = folded.failures.indices.filter { index in
            guard let id = folded.failures[index].uniqueID, id.hasPrefix("unit_test.") else { return false }
            return id.split(separator: ".").dropFirst(2).first.map { models.contains($0) } ?? false
        }
        if let only = naming.first, naming.count == 1 {
            folded.failures[only].skipped = folded.skippedElsewhere
            folded.skippedElsewhere = []
        }
    }

    private static func lastChance(_ folded: inout DbtFailures) {
        guard folded.failures.count == 1 else { return }
        folded.failures[0].skipped += folded.skippedElsewhere
        folded.skippedElsewhere = []
    }

    private static func isTest(_ id: String) -> Bool { id.hasPrefix("test.") || id.hasPrefix("unit_test.") }
}
