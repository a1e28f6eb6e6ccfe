import Contracts
package import Policy

extension Placer {
    /// Gives a placed failure to the next candidate because somebody does not take it.
    ///
    /// Who is next follows from the same rules without those who have declined. Other people on the issue stay; somebody is looked for
    /// only when nobody is left.
    ///
    /// - Parameters:
    ///   - declines: those who do not take it.
    ///   - unassigns: whether they are still assigned on GitHub.
    package func handOver(
        _ placement: Placement, declines: [Decline], unassigns: Bool, owners: OwnerFacts
    ) -> Decision {
        var next = placement
        let leaving = Set(declines.map { $0.login.lowercased() })
        let left = placement.placed.assignees.filter { leaving.contains($0.lowercased()) }
        next.declined = (placement.declined ?? []).filter { !leaving.contains($0.login.lowercased()) } + declines
        next.placed.assignees.removeAll { leaving.contains($0.lowercased()) }
        var logins: [String] = []
        if !left.isEmpty, next.placed.assignees.allSatisfy({ $0.hasPrefix("@") }) {
            var owners = owners
            owners.declined.formUnion(next.declines(at: now))
            let route = Router(policy: policy, roster: roster)
                .route(Placer.facts(next), verdict: next.verdict, owners: owners, at: now)
            logins = route.logins.filter { !leaving.contains($0.lowercased()) }
            if !logins.isEmpty {
                next.placed.assignees += logins
                next.placed.route = route.steps
            } else {
                // Never nobody: who is the last one keeps it.
                next.placed.assignees = placement.placed.assignees
            }
        }
        guard let number = next.placed.issue?.number else {
            return Decision(placement: next, announced: nil, effects: [])
        }
        let gone = left.filter { login in !next.placed.assignees.contains { $0.lowercased() == login.lowercased() } }
        var effects: [PlannedEffect] = []
        if unassigns, !gone.isEmpty {
            effects.append(write(.removeAssignees, next, number, EffectRequest(assignees: gone)))
        }
        if !logins.isEmpty { effects.append(write(.addAssignees, next, number, EffectRequest(assignees: logins))) }
        return Decision(placement: next, announced: nil, effects: effects + [card(next, number: number)])
    }

    private func write(
        _ kind: EffectKind, _ placement: Placement, _ number: Int, _ request: EffectRequest
    ) -> PlannedEffect {
        effect(
            kind, placement.placed.repository, placement.placed.subject, number, placement.placed.priority, request)
    }

    /// What the policy's rules can look at once a failure is placed: its error lines are not kept, its nodes' messages are.
    package static func facts(_ placement: Placement) -> Condition.Facts {
        let placed = placement.placed
        let text = ([placement.title] + placed.nodes.compactMap(\.message)).joined(separator: "\n")
        var facts = Condition.Facts(
            repository: placed.repository, environment: placed.environment, text: FoldedText(text))
        facts.paths = placed.nodes.compactMap(\.path)
        facts.tags = placed.nodes.flatMap { $0.tags ?? [] }
        facts.nodes = placed.nodes.map(\.uniqueID)
        facts.systems = placement.verdict.affectedSystems
        facts.category = placement.verdict.category
        facts.errorType = placement.verdict.errorType
        return facts
    }
}
