/// What counts as a failure.
package struct IntakePolicy: Hashable, Sendable {
    /// An issue with one of these labels is a failure.
    package internal(set) var labels = ["dbt-error", "data-error"]
    /// A failed workflow run of one of these branches is a failure; each is a glob.
    package internal(set) var workflowRuns = IntakePolicy.branches(["main"])
    /// An issue opened by one of these accounts is a failure.
    package internal(set) var bots = ["dbt-monitor[bot]"]
    /// How often outside parties are asked, for whoever can't receive webhooks.
    package internal(set) var poll = PollPolicy()

    /// Whether an issue with these labels, opened by `author`, is a failure. Upper and lower case count as equal.
    package func takesIssue(labels given: [String], author: String) -> Bool {
        let wanted = Set(labels.map { $0.lowercased() })
        return given.contains { wanted.contains($0.lowercased()) }
            || bots.contains { $0.lowercased() == author.lowercased() }
    }

    /// Whether any workflow run can be one.
    package var takesAnyRun: Bool { !workflowRuns.isEmpty }

    /// Whether a failed workflow run of `branch` is a failure.
    package func takesRun(ofBranch branch: String) -> Bool { workflowRuns.contains { $0.matches(branch) } }

    private static func branches(_ patterns: [String]) -> [Glob] { patterns.compactMap { Glob($0) } }

    static let section = Section(
        name: "intake", initial: IntakePolicy(),
        fields: [
            Field(
                "labels", \.labels, .list(of: .text("label", limit: 50)),
                "An issue with one of these labels is a failure."),
            Field(
                "workflow_runs", \.workflowRuns, .list(of: .glob("branch glob")),
                "A failed workflow run of one of these branches is a failure."),
            Field(
                "bots", \.bots, .list(of: .text("account", limit: 110)),
                "An issue opened by one of these accounts is a failure."),
            Field(
                "poll", \.poll, PollPolicy.section.format,
                "How often outside parties are asked, for whoever can't receive webhooks."),
        ])
}
