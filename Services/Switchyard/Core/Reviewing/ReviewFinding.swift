package import Policy

/// Something in the automation that should be looked at, with what shows it.
package struct ReviewFinding: Codable, Hashable, Sendable {
    /// `stuck`, `held_too_long`, `never_answered`, `closed_wrongly`, `flapping`, `rule_never_matched`, `rule_always_loses`,
    /// `expert_overloaded`, `expert_misrouted`, `threshold`, `setup`.
    package var kind: String
    /// What it is, in a sentence. May hold outside text.
    package var finding: String
    /// How often, or how many.
    package var count: Int
    /// Issues, nodes or rules that show it, at most ten. May hold outside text.
    package var evidence: [String]
    /// Addresses of the issues among them, where they are known.
    package var links: [String]
    /// What to do.
    package var remedy: String
    /// The change of the policy that would mend it.
    package var change: PolicyChange?
    /// What a replay of the recorded time under that change says.
    package var replay: String?
    /// The change as a unified diff of the policy file.
    package var diff: String?

    /// The most of one finding that is listed.
    package static let most = 10

    /// Made of its fields.
    package init(
        _ kind: String, _ finding: String, count: Int, evidence: [String] = [], links: [String] = [], remedy: String,
        change: PolicyChange? = nil, replay: String? = nil
    ) {
        self.kind = kind
        self.finding = finding
        self.count = count
        self.evidence = Array(evidence.prefix(ReviewFinding.most))
        self.links = Array(links.prefix(ReviewFinding.most))
        self.remedy = remedy
        self.change = change
        self.replay = replay
    }

    /// A line of the doctor's that is not fine.
    package init?(_ finding: Finding) {
        guard finding.state != .ok else { return nil }
        self.init(
            "setup", "\(finding.subject): \(finding.message)", count: 1, evidence: [finding.subject],
            remedy: finding.remedy)
    }
}
