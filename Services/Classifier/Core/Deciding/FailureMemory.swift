package import Contracts

/// What the classifier remembers of a fingerprint.
package struct FailureMemory: Codable, Hashable, Sendable {
    /// The identity of the failure.
    package var fingerprint: Fingerprint
    /// The verdict that counted last.
    package var verdict: Verdict
    /// Times that it was seen.
    package var hits: Int
    /// When it was seen first.
    package var firstSeen: Timestamp
    /// When it was seen last.
    package var lastSeen: Timestamp
    /// What a person said of it, if anybody did.
    package var correction: Correction?
    /// The title of the report that was seen last.
    package var title: String
    /// Its error lines.
    package var lines: [String]
    /// Claude's answer about it, if it was asked.
    package var consultation: Consulted?
    /// When a person opened its issue again after such a verdict, if anybody did.
    package var doubtedAt: Timestamp?
    /// What was said before people's words and ends were heard: what those are compared with.
    package var own: OwnVerdict?
    /// How it ended, if it did.
    package var ending: FailureEnding?
    /// What it was seen as last: its issue, or itself while it had none.
    package var subject: Subject?
    /// What similar failures are found by.
    package var features: FailureFeatures?
    /// Whether it is the memory of another fingerprint that differs in free words only. Never stored.
    package var isKin = false

    /// When Claude was asked about a fingerprint, and which model and prompt answered.
    package struct Consulted: Codable, Hashable, Sendable {
        /// When.
        package var at: Timestamp
        /// As verdicts record it.
        package var by: String

        /// Made of its fields.
        package init(at: Timestamp, by: String) {
            self.at = at
            self.by = by
        }
    }

    /// A person's word on a fingerprint.
    package struct Correction: Codable, Hashable, Sendable {
        /// What it is.
        package var category: Category?
        /// Who can end it.
        package var expert: Expert?
        /// Who said so.
        package var actor: String
        /// When.
        package var at: Timestamp

        /// Made of its fields.
        package init(category: Category?, expert: Expert?, actor: String, at: Timestamp) {
            self.category = category
            self.expert = expert
            self.actor = actor
            self.at = at
        }
    }

    /// The memory after `failure` got `verdict`.
    package static func after(
        _ failure: FailureObserved, _ verdict: Verdict, existing: FailureMemory?
    ) -> FailureMemory {
        FailureMemory(
            fingerprint: failure.fingerprint, verdict: verdict, hits: (existing?.hits ?? 0) + 1,
            firstSeen: min(existing?.firstSeen ?? failure.observedAt, failure.observedAt),
            lastSeen: max(existing?.lastSeen ?? failure.observedAt, failure.observedAt),
            correction: existing?.correction, title: failure.title, lines: Array(failure.error.lines.prefix(20)),
            consultation: existing?.consultation, doubtedAt: existing?.doubtedAt,
            own: verdict.engine == .memory ? existing?.own ?? OwnVerdict(verdict) : OwnVerdict(verdict),
            ending: existing?.ending,
            subject: failure.subject, features: FailureFeatures(failure))
    }

    /// The memory of a failure whose verdict waits for Claude: known, so that people's words about it are heard, and not yet
    /// counted.
    package static func waiting(_ failure: FailureObserved, _ local: Verdict) -> FailureMemory {
        var memory = after(failure, local, existing: nil)
        memory.hits = 0
        return memory
    }

    /// The memory after a person opened the issue again: its verdict is not relied on any more, and Claude may be asked anew.
    package func doubted(at moment: Timestamp) -> FailureMemory {
        guard correction == nil else { return self }
        var next = self
        next.doubtedAt = moment
        next.consultation = nil
        return next
    }

    /// The memory without what people said; the next verdict is reached as if they had not.
    package func withdrawn() -> FailureMemory {
        var next = self
        next.correction = nil
        next.doubtedAt = nil
        // A verdict that followed the word must not outlive it.
        if verdict.engine == .memory { next.verdict.confidence = 0 }
        return next
    }

    /// The memory after a person's word; what the word leaves out stays as it was said before. An older word than the one
    /// that is known changes nothing.
    package func corrected(by word: Correction) -> FailureMemory {
        if let correction, correction.at > word.at { return self }
        var next = self
        next.correction = Correction(
            category: word.category ?? correction?.category, expert: word.expert ?? correction?.expert,
            actor: word.actor, at: word.at)
        return next
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case verdict
        case hits
        case firstSeen = "first_seen"
        case lastSeen = "last_seen"
        case correction
        case title
        case lines
        case consultation
        case doubtedAt = "doubted_at"
        case own
        case ending
        case subject
        case features
    }
}
