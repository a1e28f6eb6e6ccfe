package import Contracts

extension FailureMemory {
    /// What is said of the verdict that counted last, by a person before how it ended; `nil` when nothing is.
    package var feedback: Feedback? {
        if let correction {
            return Feedback(
                fingerprint: fingerprint, title: title, category: verdict.category,
                correctedCategory: correction.category, correctedExpert: correction.expert, source: .person,
                actor: correction.actor, at: correction.at)
        }
        guard let ending, let shown = ending.shown, shown != verdict.category else { return nil }
        return Feedback(
            fingerprint: fingerprint, title: title, category: verdict.category, correctedCategory: shown,
            source: .outcome, actor: ending.pattern.rawValue, at: ending.at)
    }
}
