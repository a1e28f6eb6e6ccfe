import AssignerCore
import Contracts

extension Chronicle {
    mutating func observed(_ failure: FailureObserved, _ envelope: Envelope) {
        var row =
            failures[failure.failureID]
            ?? FailureRow(
                id: failure.failureID, subject: failure.subject, repository: failure.repository,
                observedAt: failure.observedAt)
        row.title = failure.title
        row.origin = failure.origin
        row.observedAt = failure.observedAt
        failures[failure.failureID] = row
        if issues[row.subject]?.title == "" { issues[row.subject]?.title = failure.title }
        var details = failure.nodes.prefix(5).map { "node \($0.uniqueID)" }
        details += failure.error.lines.prefix(4)
        step(
            failure.failureID, envelope, "Observed in \(failure.repository): \(failure.title)", details,
            url: failure.issue?.url ?? failure.run?.url)
    }

    mutating func classified(_ failure: FailureClassified, _ envelope: Envelope) {
        var row =
            failures[failure.failureID]
            ?? FailureRow(
                id: failure.failureID, subject: failure.subject, repository: failure.repository,
                observedAt: failure.observedAt)
        row.title = failure.title
        row.origin = failure.origin
        row.classifiedAt = envelope.time
        row.verdict = failure.verdict
        row.asked = failure.consultation?.sentence(costUSD: failure.verdict.costUSD)
        row.similar = failure.similar
        failures[failure.failureID] = row
        if issues[row.subject] != nil {
            issues[row.subject]?.verdict = failure.verdict
            issues[row.subject]?.asked = row.asked
            issues[row.subject]?.similar = failure.similar
            if issues[row.subject]?.title == "" { issues[row.subject]?.title = failure.title }
        }
        let verdict = failure.verdict
        var details = [
            "\(verdict.errorType), \(verdict.priority) priority, for \(verdict.expert), complexity \(verdict.complexityScore) of 10"
        ]
        details += verdict.evidence.prefix(4).map { "“\($0.quote)”" }
        if let asked = row.asked { details.append(asked) }
        if let rule = verdict.rule { details.append("rule \(rule)") }
        if let held = verdict.held { details.append(held) }
        if let history = failure.history { details.append(Chronicle.sentence(history)) }
        details += failure.similar.map(Chronicle.sentence)
        let sure = Int((verdict.confidence * 100).rounded())
        let kind = verdict.category.rawValue.replacing("_", with: " ")
        step(failure.failureID, envelope, "Classified as \(kind), \(sure) % sure, by \(verdict.engine)", details)
    }

    mutating func placed(_ placed: FailurePlaced, _ envelope: Envelope) {
        var row =
            failures[placed.failureID]
            ?? FailureRow(
                id: placed.failureID, subject: placed.subject, repository: placed.repository, observedAt: envelope.time)
        row.subject = placed.subject
        row.placedAt = envelope.time
        row.outcome = placed.outcome
        failures[placed.failureID] = row
        if placed.issue != nil { place(placed, row, envelope) }
        var details = [placed.reason]
        if !placed.assignees.isEmpty { details.append("for \(placed.assignees.joined(separator: ", "))") }
        if let limit = placed.deadlines.resolutionAt { details.append("to be resolved by \(limit.rfc3339)") }
        details += placed.route.filter(\.matched).map { "\($0.rule): \($0.why)" }
        step(placed.failureID, envelope, Chronicle.sentence(placed), details, url: placed.issue?.url)
    }

    private mutating func place(_ placed: FailurePlaced, _ row: FailureRow, _ envelope: Envelope) {
        let known = issues[placed.subject]
        var issue =
            known
            ?? IssueRow(
                subject: placed.subject, repository: placed.repository, placed: placed, placedAt: envelope.time,
                changedAt: envelope.time)
        if issue.title.isEmpty { issue.title = row.title }
        if envelope.time >= issue.placedAt {
            issue.placed = placed
            issue.placedAt = envelope.time
        }
        issue.url = placed.issue?.url ?? issue.url
        if let verdict = row.verdict {
            issue.verdict = verdict
            issue.asked = row.asked
            issue.similar = row.similar
        }
        issue.changedAt = max(issue.changedAt, envelope.time)
        issues[placed.subject] = issue
        if known == nil { catchUp(placed.subject) }
    }

    /// What was told of an issue before it was placed counts once it is.
    private mutating func catchUp(_ subject: Subject) {
        issues[subject]?.incident =
            incidents.values.filter { incident in incident.members.contains { $0.subject == subject } }
            .max { $0.updatedAt < $1.updatedAt }?.incidentID
        turn(subject)
    }

    private static func sentence(_ placed: FailurePlaced) -> String {
        switch placed.outcome {
        case .issueOpened: "An issue was opened for it"
        case .issueUpdated: "Its issue was labelled, carded and assigned"
        case .joined: "It joined the open issue as occurrence \(placed.occurrenceCount)"
        case .suppressed: "It was suppressed"
        case .held: "It is held for a person"
        default: "It was placed: \(placed.outcome)"
        }
    }

    private mutating func step(
        _ failure: ULID, _ envelope: Envelope, _ sentence: String, _ details: [String], url: String? = nil
    ) {
        failureSteps[failure, default: []].append(
            Happening(
                id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue, sentence: sentence,
                details: details.filter { !$0.isEmpty }, url: url))
    }
}
