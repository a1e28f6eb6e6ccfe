package import Contracts

extension FailureMemory {
    /// What feedback is compared with.
    private var judged: OwnVerdict { own ?? OwnVerdict(verdict) }

    /// What is said of the verdict that counted last, by a person before how it ended; `nil` when nothing is.
    package var feedback: Feedback? {
        if let correction {
            return Feedback(
                fingerprint: fingerprint, title: title, category: judged.category,
                correctedCategory: correction.category, correctedExpert: correction.expert, source: .person,
                actor: correction.actor, at: correction.at)
        }
        guard let ending, let shown = ending.shown, shown != judged.category else { return nil }
        return Feedback(
            fingerprint: fingerprint, title: title, category: judged.category, correctedCategory: shown,
            source: .outcome, actor: ending.pattern.rawValue, at: ending.at)
    }

    /// What the stream is told when a word or an end has changed what is said of the verdict; `nil` when nothing new is said
    /// against it.
    package func refutation(
        after earlier: FailureMemory, on subject: Subject, at moment: Timestamp
    ) -> VerdictCorrected? {
        let (now, before) = (objection, earlier.objection)
        guard now != before, let told = now ?? before else { return nil }
        return VerdictCorrected(
            subject: subject, repository: subject.repository, fingerprint: fingerprint, category: judged.category,
            expert: judged.expert, engine: judged.engine, confidence: judged.confidence,
            correctedCategory: told.correctedCategory, correctedExpert: told.correctedExpert, source: told.source,
            actor: told.actor, withdrawn: now == nil, at: moment)
    }

    /// The feedback as far as it contradicts the verdict, whoever repeats it.
    private var objection: Feedback? {
        guard var said = feedback else { return nil }
        if said.correctedCategory == judged.category { said.correctedCategory = nil }
        if said.correctedExpert == judged.expert { said.correctedExpert = nil }
        guard said.correctedCategory != nil || said.correctedExpert != nil else { return nil }
        said.at = firstSeen
        return said
    }
}
