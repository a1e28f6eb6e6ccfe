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
    }

    let policy: Policy
    let roster: Roster
    let now: Timestamp

    /// Uses the policy in force, the roster and the time of the moment.
    package init(policy: Policy, roster: Roster, now: Timestamp) {
        self.policy = policy
        self.roster = roster
        self.now = now
    }

    /// The decision for a failure, given the placement of its fingerprint in its repository and environment, if any.
    ///
    /// A repeated failure joins the issue that is open for it, also one that was closed so lately that the resolver
    /// reopens it; a failure that came with an issue is placed there; a proven false alarm without an issue is suppressed; any other
    /// gets an issue. A placement without an issue, of a failure that was only observed or suppressed, is gone on with when it comes
    /// again; nothing of the past is made up for.
    package func place(
        _ failure: FailureClassified, existing: Placement?, owners: OwnerFacts = OwnerFacts()
    ) -> Decision {
        if var known = existing, known.takes(at: now), !isSameIssue(failure, known), known.hasIssue {
            return join(failure, &known)
        }
        if let rule = suppressing(failure, respecting([], of: nil, failure.verdict)) {
            return suppress(failure, by: rule, existing: existing)
        }
        return found(failure, replacing: existing, owners: owners)
    }

    private func isSameIssue(_ failure: FailureClassified, _ known: Placement?) -> Bool {
        failure.issue != nil && failure.issue?.number == known?.placed.issue?.number
    }

    /// Whether a placement is gone on with: it stands for the same issue, or for no issue so far.
    private func isContinued(_ failure: FailureClassified, _ known: Placement?) -> Bool {
        guard let known else { return false }
        return isSameIssue(failure, known) || !known.hasIssue && known.takes(at: now)
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
        return Decision(placement: known, announced: announced, effects: effects)
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

    func found(
        _ failure: FailureClassified, replacing existing: Placement?, owners: OwnerFacts = OwnerFacts()
    ) -> Decision {
        let keep = isContinued(failure, existing) ? existing : nil
        let people = keep?.decidedByPeople ?? []
        let verdict = respecting(people, of: keep, failure.verdict)
        let repository = policy.repository(failure.repository)
        let isOwned = keep?.isGiven ?? false
        var known = owners
        known.declined.formUnion(keep?.declines(at: now) ?? [])
        let route = Router(policy: policy, roster: roster)
            .route(Placer.facts(failure), verdict: verdict, owners: known, at: now)
        let opens = failure.issue == nil && repository.acts
        let placed = FailurePlaced(
            failureID: failure.failureID, subject: subject(failure), repository: failure.repository,
            issue: failure.issue, outcome: outcome(failure, verdict, opens: opens),
            reason: reason(failure, verdict, repository), category: verdict.category, priority: verdict.priority,
            expert: route.expert,
            assignees: people.contains("assignees") || isOwned ? keep?.placed.assignees ?? [] : route.assignees,
            labels: LabelPlan.labels(for: verdict, decidedByPeople: people),
            deadlines: ServiceDeadlines.from(
                failure.observedAt, priority: verdict.priority, repository: repository,
                triggers: policy.escalationTriggers, expert: policy.expert(route.expert),
                exposures: known.nodes.flatMap(\.exposures)),
            occurrenceCount: (keep?.placed.occurrenceCount ?? 0) + 1,
            firstOccurrence: min(keep?.placed.firstOccurrence ?? failure.occurredAt, failure.occurredAt),
            lastOccurrence: max(keep?.placed.lastOccurrence ?? failure.occurredAt, failure.occurredAt),
            route: route.steps, fingerprint: failure.fingerprint, environment: failure.environment, job: failure.job,
            nodes: failure.nodes, monitoring: verdict.monitoring, held: verdict.held, confidence: verdict.confidence,
            origin: failure.origin, run: failure.run, errorType: verdict.errorType)
        let placement = placement(placed, failure, verdict, keep, opens: opens)
        let logins = people.contains("assignees") || isOwned ? [] : route.logins
        return Decision(
            placement: placement, announced: opens ? nil : placed,
            effects: failure.issue != nil
                ? marks(placement, logins: logins) : isPlanned(keep) && !opens ? [] : [opening(placement)])
    }

    private func placement(
        _ placed: FailurePlaced, _ failure: FailureClassified, _ verdict: Verdict, _ keep: Placement?, opens: Bool
    ) -> Placement {
        var placement = Placement(placed: placed, verdict: verdict, title: failure.title, isOpening: opens)
        placement.decidedByPeople = keep?.decidedByPeople ?? []
        // What it came with is not ours.
        if keep == nil, failure.issue?.labels.contains(LabelPlan.crossRepository) == true {
            placement.decidedByPeople.insert(LabelPlan.crossRepository)
        }
        placement.joinedIssues = keep?.joinedIssues ?? []
        placement.consultation = failure.consultation
        placement.history = failure.history
        placement.similar = failure.similar
        placement.incidents = keep?.incidents
        placement.declined = keep?.declined
        placement.counted = keep?.counted
        placement.businessChannel = policy.repository(failure.repository).policy.businessChannel(
            for: verdict.errorType)
        return placement
    }

    /// Whether its issue is planned already, where nothing is written: it may be approved once.
    private func isPlanned(_ keep: Placement?) -> Bool { keep.map { $0.placed.outcome != .suppressed } ?? false }

    private func subject(_ failure: FailureClassified) -> Subject {
        failure.issue.map { Subject(failure.repository, number: $0.number) }
            ?? Subject(failure.repository, fingerprint: failure.fingerprint)
    }

    private func outcome(_ failure: FailureClassified, _ verdict: Verdict, opens: Bool) -> PlacementOutcome {
        if verdict.held != nil { return .held }
        if failure.issue != nil { return .issueUpdated }
        return opens ? .issueOpened : .held
    }

    private func reason(
        _ failure: FailureClassified, _ verdict: Verdict, _ repository: RepositorySettings
    ) -> String {
        if let held = verdict.held { return held }
        if failure.issue == nil {
            return repository.acts
                ? "it had no issue" : "\(failure.repository) is only observed: its issue is planned and not opened"
        }
        return repository.acts
            ? "reported by this issue"
            : "reported by this issue, which is only observed: what is planned is not written"
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

    func effect(
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
        facts.tags = failure.nodes.flatMap { $0.tags ?? [] }
        facts.nodes = failure.nodes.map(\.uniqueID)
        facts.systems = failure.verdict.affectedSystems
        facts.category = failure.verdict.category
        facts.errorType = failure.verdict.errorType
        return facts
    }
}
