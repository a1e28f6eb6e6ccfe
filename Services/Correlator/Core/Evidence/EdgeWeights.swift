/// What an edge is worth, and what is enough for two groups to be one.
package struct EdgeWeights: Sendable {
    /// From here on an edge counts.
    package var weak = -1.0
    /// From here on down an edge speaks against one cause.
    package var against = -1.75
    /// Log-odds from which on two groups are one.
    package var enough = 0.33
    /// The same where they become the first of two repositories: a pair that is wrong costs less than one that is missed.
    package var found = -0.44
    /// What the very same error is worth at least that is new to everybody, in two repositories within two hours: people
    /// would want to know.
    package var sure = 1.54

    /// The thresholds in force, found on validation seeds that neither the trees nor a report uses.
    package static let standard = EdgeWeights()

    /// The thresholds in force; each may be changed.
    package init() {}

    /// The log-odds that one cause is behind both.
    package func score(_ evidence: PairEvidence) -> Double {
        let score = (evidence.isLocal ? EvidenceTrees.within : EvidenceTrees.across).score(evidence.values)
        return evidence.isNewAndEqual ? max(score, sure) : score
    }

    /// Whether two groups have one cause.
    package func isEnough(_ evidence: GroupEvidence) -> Bool {
        // What is worth telling before anything else is known of it; whatever comes then is judged by all pairs.
        if evidence.founds, evidence.isOfSameError, evidence.values[0] >= sure { return true }
        return EvidenceTrees.joins.score(evidence.values) >= (evidence.founds ? found : enough)
    }
}
