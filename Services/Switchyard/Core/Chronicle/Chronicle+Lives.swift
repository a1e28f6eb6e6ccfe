import Contracts

extension Chronicle {
    mutating func changed(_ change: IssueChanged, _ envelope: Envelope) {
        let subject = Subject(change.repository, number: change.number)
        note(
            Happening(
                id: envelope.id.description, at: change.at, kind: envelope.type.rawValue,
                sentence: Chronicle.sentence(change)), on: subject)
    }

    private static func sentence(_ change: IssueChanged) -> String {
        let who = change.actor.login
        if let command = change.command { return "\(who) commanded: \(command)" }
        switch change.action {
        case .labeled: return "\(who) set the label \(change.label ?? "?")"
        case .unlabeled: return "\(who) took away the label \(change.label ?? "?")"
        case .assigned: return "\(who) assigned \(change.assignee ?? "?")"
        case .unassigned: return "\(who) unassigned \(change.assignee ?? "?")"
        case .commented: return "\(who) commented"
        case .pullRequestMerged: return "\(who) merged pull request \(change.pullRequest.map { "#\($0.number)" } ?? "")"
        default: return "\(who) \(change.action) it"
        }
    }

    mutating func turned(_ outcome: IssueOutcome, _ envelope: Envelope) {
        let subject = outcome.subject
        // The newest turn counts, whatever order they come in.
        if outcomes[subject].map({ $0.at <= envelope.time }) ?? true {
            outcomes[subject] = (envelope.type, outcome, envelope.time)
            turn(subject)
        }
        var details = outcome.proof.map(Chronicle.sentence)
        if let until = outcome.reopenUntil { details.append("reopens by itself until \(until.rfc3339)") }
        let word =
            switch envelope.type {
            case .issueResolved: Chronicle.words(outcome.pattern)
            case .issueReopened: "Reopened"
            default: "Held, so that nothing closes it by itself"
            }
        note(
            Happening(
                id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                sentence: "\(word): \(outcome.reason)",
                details: details, url: outcome.proof.first?.url), on: subject)
    }

    private static func words(_ pattern: ResolutionPattern?) -> String {
        switch pattern {
        case .autoResolved: "Closed, because it recovered"
        case .prMerged: "Closed, because the fix was merged and works"
        case .dataFixed: "Closed, because the data is right again"
        case .infraResolved: "Closed, because the platform works again"
        case .falseAlarm: "Closed, because it was a false alarm"
        case .removed: "Ended, because the issue, or what failed, is gone"
        case .human: "Closed by a person"
        default: "Closed"
        }
    }

    private static func sentence(_ proof: Proof) -> String {
        let run = proof.runID.map { "run \($0)" } ?? "a run"
        switch proof.kind {
        case "green_run", "green_node":
            return "\(proof.node ?? "what failed") executed and passed in \(run), \(proof.at.rfc3339)"
        case "pull_request": return "pull request \(proof.runID ?? "") was merged, \(proof.at.rfc3339)"
        default:
            return [proof.kind, proof.node, proof.runID, proof.at.rfc3339].compactMap(\.self).joined(separator: ", ")
        }
    }

    /// Brings an issue to its newest turn, when both are known.
    mutating func turn(_ subject: Subject) {
        guard var issue = issues[subject], let (type, outcome, at) = outcomes[subject] else { return }
        issue.reason = outcome.reason
        issue.flaps = outcome.flaps
        issue.changedAt = max(issue.changedAt, at)
        switch type {
        case .issueResolved:
            issue.state = .closed
            issue.closedAt = at
            issue.pattern = outcome.pattern
            issue.proof = outcome.proof
        case .issueReopened:
            issue.state = .open
            issue.closedAt = nil
            issue.pattern = nil
            issue.proof = []
        default: issue.state = .held
        }
        issues[subject] = issue
    }

    mutating func joined(_ incident: IncidentChanged, _ envelope: Envelope) {
        let known = incidents[incident.incidentID]
        let before = Set(known?.members.map(\.subject) ?? [])
        if known.map({ $0.updatedAt <= incident.updatedAt }) ?? true { incidents[incident.incidentID] = incident }
        for subject in Set(incident.members.map(\.subject)) {
            let isNews = !before.contains(subject) || known?.status != incident.status
            issues[subject]?.incident = incident.incidentID
            guard isNews else { continue }
            note(
                Happening(
                    id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                    sentence: "Part of an incident, \(incident.status): \(incident.title)",
                    details: incident.repositories.map(\.description), url: incident.trackingIssue?.url), on: subject)
        }
        for departure in incident.departed where issues[departure.subject]?.incident == incident.incidentID {
            issues[departure.subject]?.incident = departure.into
            note(
                Happening(
                    id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                    sentence: "No longer part of the incident", url: incident.trackingIssue?.url),
                on: departure.subject)
        }
    }

    mutating func investigated(_ answer: FailureInvestigated, _ envelope: Envelope) {
        var details = (answer.opinion?.causes ?? []).map { estimate in
            let percent = Int((estimate.probability * 100).rounded())
            return "Claude: \(estimate.cause.rawValue.replacing("_", with: " ")) \(percent) %"
        }
        if let missing = answer.missing { details.append("Claude gave no opinion: \(missing)") }
        note(
            Happening(
                id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                sentence: "\(answer.askedBy) asked what is behind it", details: details), on: answer.subject)
    }

    mutating func answered(_ answer: EscalationAcknowledged, _ envelope: Envelope) {
        guard answer.key.hasPrefix("issue:"), let subject = Subject(String(answer.key.dropFirst("issue:".count))) else {
            return
        }
        note(
            Happening(
                id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                sentence: "\(answer.actor) sees to it (\(answer.via))", details: []), on: subject)
    }

    mutating func called(_ escalation: EscalationRaised, _ envelope: Envelope) {
        escalations.append(escalation)
        guard let subject = escalation.subject else { return }
        note(
            Happening(
                id: envelope.id.description, at: envelope.time, kind: envelope.type.rawValue,
                sentence: "Escalated: \(escalation.message)", details: escalation.targets), on: subject)
    }
}
