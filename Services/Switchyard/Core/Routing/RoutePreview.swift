package import AssignerCore
package import Contracts
package import Policy

/// Who would get a failure, without placing it.
package enum RoutePreview {
    /// The answer of the rules that hold, as the assigner would give it.
    package static func response(
        _ failure: RoutedFailure, verdict: Verdict, policy: Policy, roster: Roster, owners: OwnerFacts,
        at now: Timestamp
    ) -> RouteResponse {
        var facts = Condition.Facts(
            repository: failure.repository, environment: failure.environment ?? .unknown,
            text: FoldedText([failure.title, failure.body].compactMap { $0 }.joined(separator: "\n")))
        let nodes = failure.nodes ?? []
        facts.nodes = nodes.map(\.uniqueID)
        facts.paths = nodes.compactMap(\.path)
        facts.systems = verdict.affectedSystems
        facts.category = verdict.category
        facts.errorType = verdict.errorType
        let route = Router(policy: policy, roster: roster).route(facts, verdict: verdict, owners: owners, at: now)
        return RouteResponse(
            expert: route.expert, assignees: route.assignees, labels: LabelPlan.labels(for: verdict),
            deadlines: ServiceDeadlines.from(
                now, priority: verdict.priority, repository: policy.repository(failure.repository),
                triggers: policy.escalationTriggers, expert: policy.expert(route.expert),
                exposures: owners.nodes.flatMap(\.exposures)), route: route.steps)
    }

    /// The answer for a terminal; with every rule that was tried, or with the one that won alone.
    package static func lines(_ response: RouteResponse, everything: Bool) -> [String] {
        let people = response.assignees.isEmpty ? "nobody" : response.assignees.joined(separator: ", ")
        var lines = [
            "expert      \(TerminalLine.clean(response.expert.rawValue))", "owner       \(TerminalLine.clean(people))",
        ]
        for (name, moment) in [
            ("respond by", response.deadlines.firstResponseAt), ("resolve by", response.deadlines.resolutionAt),
            ("call at", response.deadlines.escalateAt),
        ] {
            if let moment { lines.append(name + String(repeating: " ", count: 12 - name.count) + moment.rfc3339) }
        }
        let winner = response.route.lastIndex { $0.matched }
        guard everything else {
            return lines
                + (winner.map { ["won by      \(step(response.route[$0]))"] } ?? [])
        }
        var table = TextTable(["", "rule", "why"])
        for (index, step) in response.route.enumerated() {
            table.add([index == winner ? "won" : step.matched ? "yes" : "no", step.rule, step.why])
        }
        return lines + [""] + table.lines
    }

    private static func step(_ step: RouteStep) -> String {
        "\(TerminalLine.clean(step.rule)): \(TerminalLine.clean(step.why))"
    }
}

/// A failure as a file tells it to `switchyard route`: `repository` alone is needed, with a verdict or a title to judge.
package struct RoutedFailure: Codable, Hashable, Sendable {
    /// Where it belongs.
    package var repository: RepositoryName
    /// What is known of it; judged from the rest when left out.
    package var verdict: Verdict?
    /// What failed.
    package var nodes: [FailedNode]?
    /// Where it ran.
    package var environment: RunEnvironment?
    /// Its title.
    package var title: String?
    /// Its report.
    package var body: String?
    /// Identity of the error.
    package var fingerprint: Fingerprint?

    /// What was classified.
    package init(_ failure: FailureClassified) {
        repository = failure.repository
        verdict = failure.verdict
        nodes = failure.nodes
        environment = failure.environment
        title = failure.title
        body = failure.error.lines.joined(separator: "\n")
        fingerprint = failure.fingerprint
    }
}
