/// All that is known of one invocation of dbt, or of several of one run.
package struct DbtInvocation: Sendable {
    /// What the artifacts say, in the order of the invocations.
    package var results: [DbtNodeResult] = []
    /// What the log of the step that failed says; read only where the artifacts tell of no failure.
    package var log: DbtLog?
    /// The project as it was then.
    package var manifest: DbtManifest?

    /// Nothing is known.
    package init() {}

    /// What a person would list: one failure a root, or the one that kept the run from running.
    package func failures() -> DbtFailures {
        var failed = FailureFolding.fold(results, manifest: manifest)
        guard failed.failures.isEmpty, let log else { return failed }
        if let fatal = log.fatal {
            failed.failures = [whole(fatal)]
        } else if !log.nodes.isEmpty {
            let skipped = failed.skippedElsewhere
            failed = FailureFolding.fold(log.nodes, manifest: manifest)
            failed.skippedElsewhere += skipped
        }
        return failed
    }

    /// The ids whose entries of the manifest are worth reading.
    package var wanted: Set<String> {
        var ids = Set((results + (log?.nodes ?? [])).lazy.filter(\.hasFailed).map(\.uniqueID))
        if let fatal = log?.fatal, let id = DbtFailure(run: fatal).uniqueID { ids.insert(id) }
        return ids
    }

    private func whole(_ message: String) -> DbtFailure {
        var failure = DbtFailure(run: message)
        if let manifest { FailureFolding.describe(&failure, manifest) }
        return failure
    }
}
