package import Contracts
package import Policy

/// Decides which issue a failure belongs to, who owns it, its labels and deadlines.
package struct Placer: Sendable {
    /// What placing a failure changes.
    package struct Decision: Sendable {
        /// The placement from now on.
        package var placement: Placement
        /// What is announced; `nil` when that waits for the issue to be opened.
        package var announced: FailurePlaced?
        /// What is written outside.
        package var effects: [PlannedEffect]
        /// Logins whose open load grows by one.
        package var loaded: [String]
    }

    private let policy: Policy
    private let roster: Roster
    private let now: Timestamp

    /// Uses the policy in force, the roster and the time of the moment.
    package init(policy: Policy, roster: Roster, now: Timestamp) {
        self.policy = policy
        self.roster = roster
        self.now = now
    }

    /// The decision for a failure, given the placement of its fingerprint in its repository and environment, if any.
    ///
    /// A repeated failure joins the issue that is open for it, also one that was closed so lately that the resolver
    /// reopens it; a failure that came with an issue is placed there; any other gets an issue.
    package func place(_ failure: FailureClassified, existing: Placement?) -> Decision {
        if var known = existing, known.takes(at: now), !isSameIssue(failure, known) { return join(failure, &known) }
        return found(failure, replacing: existing)
    }

    private func isSameIssue(_ failure: FailureClassified, _ known: Placement?) -> Bool {
        failure.issue != nil && failure.issue?.number == known?.placed.issue?.number
    }

    private func join(_ failure: FailureClassified, _ known: inout Placement) -> Decision {
        known.placed.occurrenceCount += 1
        known.placed.lastOccurrence = max(known.placed.lastOccurrence, failure.occurredAt)
        known.placed.firstOccurrence = min(known.placed.firstOccurrence, failure.occurredAt)
        var announced = known.placed
        announced.failureID = failure.failureID
        announced.outcome = .joined
        announced.nodes = failure.nodes
        announced.reason =
            known.closedAt == nil
            ? "the same failure is open as \(known.placed.subject)"
            : "the same failure was closed lately as \(known.placed.subject)"
        var effects: [PlannedEffect] = []
        if let issue = failure.issue {
            if !known.joinedIssues.contains(issue.number) { known.joinedIssues.append(issue.number) }
            announced.issue = issue
            effects += joinedEffects(failure, issue, known)
        }
        if let number = known.placed.issue?.number, known.closedAt == nil {
            effects.append(card(known, number: number))
        }
        return Decision(placement: known, announced: announced, effects: effects, loaded: [])
    }

    private func joinedEffects(
        _ failure: FailureClassified, _ issue: IssueReference, _ known: Placement
    ) -> [PlannedEffect] {
        let subject = Subject(failure.repository, number: issue.number)
        let labels = EffectRequest(labels: LabelPlan.labels(for: failure.verdict))
        let body = EffectRequest(body: TriageCard.joined(failure, to: known))
        return [
            effect(.addLabels, failure.repository, subject, issue.number, failure.verdict.priority, labels),
            effect(.upsertCard, failure.repository, subject, issue.number, failure.verdict.priority, body),
        ]
    }

    private func found(_ failure: FailureClassified, replacing existing: Placement?) -> Decision {
        let keep = isSameIssue(failure, existing) ? existing : nil
        let people = keep?.decidedByPeople ?? []
        let verdict = respecting(people, of: keep, failure.verdict)
        let repository = policy.repository(failure.repository)
        let route = Router(policy: policy, roster: roster).route(Placer.facts(failure), verdict: verdict, at: now)
        let subject =
            failure.issue.map { Subject(failure.repository, number: $0.number) }
            ?? Subject(failure.repository, fingerprint: failure.fingerprint)
        let labels = LabelPlan.labels(for: verdict, decidedByPeople: people)
        let placed = FailurePlaced(
            failureID: failure.failureID, subject: subject, repository: failure.repository, issue: failure.issue,
            outcome: verdict.held != nil ? .held : failure.issue == nil ? .issueOpened : .issueUpdated,
            reason: verdict.held ?? (failure.issue == nil ? "it had no issue" : "reported by this issue"),
            category: verdict.category, priority: verdict.priority, expert: route.expert,
            assignees: people.contains("assignees") ? keep?.placed.assignees ?? [] : route.assignees, labels: labels,
            deadlines: ServiceDeadlines.from(
                failure.observedAt, priority: verdict.priority, repository: repository,
                triggers: policy.escalationTriggers),
            occurrenceCount: (keep?.placed.occurrenceCount ?? 0) + 1,
            firstOccurrence: min(keep?.placed.firstOccurrence ?? failure.occurredAt, failure.occurredAt),
            lastOccurrence: max(keep?.placed.lastOccurrence ?? failure.occurredAt, failure.occurredAt),
            route: route.steps, fingerprint: failure.fingerprint, environment: failure.environment, job: failure.job,
            nodes: failure.nodes, monitoring: verdict.monitoring, held: verdict.held)
        let opens = failure.issue == nil && repository.acts
        var placement = Placement(placed: placed, verdict: verdict, title: failure.title, isOpening: opens)
        placement.decidedByPeople = people
        placement.joinedIssues = keep?.joinedIssues ?? []
        placement.consultation = failure.consultation
        placement.history = failure.history
        placement.similar = failure.similar
        placement.incident = keep?.incident
        let logins = people.contains("assignees") || keep != nil ? [] : route.logins
        return Decision(
            placement: placement, announced: opens ? nil : placed,
            effects: failure.issue == nil ? [opening(placement)] : marks(placement, logins: logins), loaded: logins)
    }

    /// The verdict with what people have decided about the same issue before.
    private func respecting(_ people: Set<String>, of known: Placement?, _ verdict: Verdict) -> Verdict {
        guard let known else { return verdict }
        var verdict = verdict
        if people.contains("category") { verdict.category = known.verdict.category }
        if people.contains("priority") { verdict.priority = known.verdict.priority }
        return verdict
    }

    /// What is written on an issue once its number is known: labels, card, assignees, in this order.
    package func marks(_ placement: Placement, logins: [String]) -> [PlannedEffect] {
        guard let number = placement.placed.issue?.number else { return [] }
        let placed = placement.placed
        var effects = [
            effect(
                .addLabels, placed.repository, placed.subject, number, placed.priority,
                EffectRequest(labels: placed.labels)), card(placement, number: number),
        ]
        if !logins.isEmpty {
            effects.append(
                effect(
                    .addAssignees, placed.repository, placed.subject, number, placed.priority,
                    EffectRequest(assignees: logins)))
        }
        return effects
    }

    private func opening(_ placement: Placement) -> PlannedEffect {
        let placed = placement.placed
        return effect(
            .openIssue, placed.repository, placed.subject, nil, placed.priority,
            EffectRequest(
                title: String(placement.title.prefix(200)), body: TriageCard.opening(placement), labels: placed.labels))
    }

    /// The triage card as it should read now.
    package func card(_ placement: Placement, number: Int) -> PlannedEffect {
        effect(
            .upsertCard, placement.placed.repository, placement.placed.subject, number, placement.placed.priority,
            EffectRequest(body: TriageCard.markdown(placement)))
    }

    private func effect(
        _ kind: EffectKind, _ repository: RepositoryName, _ subject: Subject, _ number: Int?, _ priority: Priority,
        _ request: EffectRequest
    ) -> PlannedEffect {
        PlannedEffect(
            kind: kind, repository: repository, subject: subject, number: number,
            urgency: Priority.known.firstIndex(of: priority) ?? Priority.known.count, request: request)
    }

    /// What the policy's rules can look at.
    package static func facts(_ failure: FailureClassified) -> Condition.Facts {
        var facts = Condition.Facts(
            repository: failure.repository, environment: failure.environment,
            text: FoldedText(([failure.title] + failure.error.lines).joined(separator: "\n")))
        facts.paths = failure.nodes.compactMap(\.path)
        facts.nodes = failure.nodes.map(\.uniqueID)
        facts.systems = failure.verdict.affectedSystems
        facts.category = failure.verdict.category
        facts.errorType = failure.verdict.errorType
        return facts
    }
}
