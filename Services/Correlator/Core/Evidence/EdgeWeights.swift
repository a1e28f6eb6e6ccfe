/// What an edge is worth, and what edges are enough for.
package struct EdgeWeights: Sendable {
    /// How much less is needed where the edge is of what holds the group together, and more where it is of anything else.
    package var consensus = 0.17
    /// From here on an edge counts.
    package var weak = -1.24
    /// From here on two repositories' spells found a group.
    package var found = 1.44
    /// What edges to several of a group's strands must sum up to for it to take somebody in.
    package var joining = 1.22
    /// From here on down an edge speaks against one cause.
    package var against = -1.94
    /// What part of the edges that speak against it is taken off what speaks for a join.
    package var doubt = 0.69
    /// The most that an edge speaks against it.
    package var mostDoubt = 9.4
    /// How much more is needed where a repository's own edges bring it in: that one repository has both shows less.
    package var local = -0.49
    /// What they must sum up to on both sides for two groups of several repositories to be one.
    package var merging = 2.5

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
