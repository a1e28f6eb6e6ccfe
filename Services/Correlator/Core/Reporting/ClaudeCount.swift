import Contracts

/// What asking Claude brought.
struct ClaudeCount: Sendable {
    private struct Change: Hashable {
        let repository: RepositoryName
        let fingerprint: Fingerprint
    }

    private var figures = ClaudeFigures()
    private var changes: [Change: Int] = [:]
    private var latency = Percentiles()

    mutating func add(_ failure: FailureClassified) {
        guard let asked = failure.consultation, asked.calls > 0 else { return }
        figures.asked += 1
        figures.calls += asked.calls
        figures.costUSD += failure.verdict.costUSD
        latency.add(.milliseconds(Int64(min(max(0, asked.latencyMs), 1e12))))
        switch asked.outcome {
        case "changed":
            figures.changed += 1
            let change = Change(repository: failure.repository, fingerprint: failure.fingerprint)
            if changes[change] != nil || changes.count < ReportWindow.limit { changes[change, default: 0] += 1 }
        case "confirmed": figures.confirmed += 1
        default: figures.unanswered += 1
        }
    }

    func figures(_ accuracy: VerdictAccuracy) -> ClaudeFigures? {
        guard figures.asked > 0 else { return nil }
        var told = figures
        told.medianLatencySeconds = latency.median
        for (change, count) in changes {
            if accuracy.isWrong(change.repository, change.fingerprint) {
                told.wrongChanges += count
            } else {
                told.rightChanges += count
            }
        }
        return told
    }
}
