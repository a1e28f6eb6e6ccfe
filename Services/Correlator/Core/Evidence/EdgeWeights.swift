/// What an edge is worth, and what edges are enough for.
package struct EdgeWeights: Sendable {
    /// From here on an edge is kept: should many turn out to share its thing, it may count.
    package var kept = -1.5
    /// What each repository beyond the expected adds to the edges of the thing that they share.
    package var burst = 0.2
    /// What that comes to at most.
    package var mostBurst = 0.4
    /// How much less is needed where the edge is of what holds the group together, and more where it is of anything else.
    package var consensus = 0.3
    /// From here on an edge counts.
    package var weak = 0.0
    /// From here on two repositories' spells found a group.
    package var found = 1.8
    /// What edges to several of a group's strands must sum up to for it to take somebody in.
    package var joining = 3.6
    /// What they must sum up to on both sides for two groups of several repositories to be one.
    package var merging = 6.0

    /// The thresholds in force, found on validation seeds that neither the trees nor a report uses.
    package static let standard = EdgeWeights()

    /// The thresholds in force; each may be changed.
    package init() {}

    /// The log-odds that one cause is behind both.
    package func score(_ evidence: PairEvidence) -> Double {
        let score = (evidence.isLocal ? EvidenceTrees.within : EvidenceTrees.across).score(evidence.values)
        // The very same error, new to everybody, in two repositories within two hours: people would want to know.
        return evidence.isNewAndEqual ? max(score, found + 0.1) : score
    }
}
