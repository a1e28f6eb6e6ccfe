package import Contracts

/// A team's policy: everything that `switchyard.yaml` says, defaults filled in.
package struct Policy: Hashable, Sendable {
    /// The name that keeps this team's streams apart from others' in the same Redis.
    package internal(set) var workspace = "default"
    /// The repository for tracking issues and reports.
    package internal(set) var hub: RepositoryName?
    /// The repositories and what holds for each. Ask `repository(_:)` rather than this.
    package internal(set) var repositories: [RepositoryName: RepositoryPolicy] = [:]
    /// How fast GitHub is written to.
    package internal(set) var github = GitHubPacing()
    /// What counts as a failure.
    package internal(set) var intake = IntakePolicy()
    /// Which expert takes what.
    package internal(set) var assignmentRules = AssignmentRules()
    /// The people behind the experts. Ask `expert(_:)` rather than this.
    package internal(set) var experts: [Expert: ExpertPolicy] = [:]
    /// How failures are sorted.
    package internal(set) var classification = ClassificationPolicy()
    /// How issues end.
    package internal(set) var resolution = ResolutionPolicy()
    /// When people are called.
    package internal(set) var escalationTriggers = EscalationTriggers()
    /// Whom to call, and in which order.
    package internal(set) var escalation = EscalationSection()
    /// When reminders and escalations wait.
    package internal(set) var silences: [Silence] = []
    /// When reports are made.
    package internal(set) var reports = ReportPolicy()
    /// Where news goes.
    package internal(set) var notifications = NotificationPolicy()

    /// The policy of an empty file: every repository observed, nothing written.
    package init() {}

    static let section = Section(
        name: "policy", initial: Policy(),
        fields: [
            Field(
                "workspace", \.workspace, .workspace,
                "Keeps this team's streams apart from others' in the same Redis."),
            Field("hub", optional: \.hub, .repository, "The repository for tracking issues and reports."),
            Field(
                "repositories", \.repositories,
                .map("<owner/name>", key: .repository, value: RepositoryPolicy.section.format),
                "The repositories that are watched. When none is named, every repository whose events arrive is observed."
            ),
            Field("github", \.github, GitHubPacing.section.format, "How fast GitHub is written to."),
            Field("intake", \.intake, IntakePolicy.section.format, "What counts as a failure."),
            Field(
                "assignment_rules", \.assignmentRules, AssignmentRules.section.format,
                "Which expert takes what: the ordered `rules` first, then the five kinds of failure."),
            Field(
                "experts", \.experts, .map("<expert>", key: .word("expert"), value: ExpertPolicy.section.format),
                "The people behind each expert."),
            Field(
                "classification", \.classification, ClassificationPolicy.section.format, "How failures are sorted."),
            Field("resolution", \.resolution, ResolutionPolicy.section.format, "How issues end."),
            Field(
                "escalation_triggers", \.escalationTriggers, EscalationTriggers.section.format,
                "When people are called."),
            Field("escalation", \.escalation, EscalationSection.section.format, "Whom to call, and in which order."),
            Field(
                "silences", \.silences, .list(of: Silence.section.format),
                "Times in which reminders and escalations wait. Nothing is closed by them."),
            Field("reports", \.reports, ReportPolicy.section.format, "When reports are made."),
            Field("notifications", \.notifications, NotificationPolicy.section.format, "Where news goes."),
        ],
        check: { policy, place, log in
            policy.checkRepositories(place, &log)
            policy.checkFallbacks(place, &log)
        })
}
