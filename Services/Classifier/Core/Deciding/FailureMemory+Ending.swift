package import Contracts

extension FailureMemory {
    /// The memory after the failure ended.
    package func ended(_ pattern: ResolutionPattern, at moment: Timestamp) -> FailureMemory {
        var next = self
        next.ending = FailureEnding.adding(pattern, at: moment, to: ending)
        return next
    }

    /// The memory after an end turned out to be none.
    package func cameBack() -> FailureMemory {
        var next = self
        next.ending = ending?.undone()
        // A verdict that followed from the end must not outlive it.
        if verdict.engine == .memory { next.verdict.confidence = 0 }
        return next
    }

    /// What a verdict tells of it; `nil` for one that no verdict was given on yet.
    package var history: FailureHistory? {
        guard hits > 0 else { return nil }
        return FailureHistory(
            fingerprint: fingerprint, hits: hits, firstSeen: firstSeen, lastSeen: lastSeen, pattern: ending?.pattern,
            endedAt: ending?.at)
    }

    /// What an index of similar failures holds of it; `nil` when it was stored before such an index was.
    package var remembered: RememberedFailure? {
        guard let subject, let features, hits > 0 else { return nil }
        return RememberedFailure(
            fingerprint: fingerprint, repository: subject.repository, issue: subject.number, title: title,
            category: correction?.category ?? verdict.category, pattern: ending?.pattern, lastSeen: lastSeen,
            features: features)
    }

    /// Whether the index of what changed must hear of a verdict that led from `earlier` to this: at the first one, when it
    /// says something else, and ever more rarely after that.
    package func isNews(after earlier: FailureMemory?) -> Bool {
        guard let earlier, earlier.hits > 0 else { return true }
        return earlier.verdict.category != verdict.category || earlier.subject != subject || hits & (hits - 1) == 0
    }
}
