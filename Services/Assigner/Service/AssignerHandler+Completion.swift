import AssignerCore
import Contracts
import Effects
import Platform
import Policy
import Streams

extension AssignerHandler {
    /// A write is done: an opened issue gets its number, its card and its people, and is announced; whom GitHub does not let be assigned is
    /// passed over.
    func completed(_ effect: Effect, _ draft: inout StepDraft) async throws {
        switch effect.kind {
        case .openIssue: try await opened(effect, &draft)
        case .addAssignees: try await assigned(effect, &draft)
        default: break
        }
    }

    private func opened(_ effect: Effect, _ draft: inout StepDraft) async throws {
        guard let (key, found) = try await placement(of: effect.subject, &draft), found.placed.issue == nil
        else { return }
        var placement = found
        placement.isOpening = false
        if effect.state == .done, let number = effect.result?.number {
            placement.placed.issue = IssueReference(
                number: number, url: effect.result?.url, labels: effect.request.labels)
            placement.placed.subject = Subject(effect.repository, number: number)
            if !found.isOpening, placement.verdict.held == nil {
                // It was planned where nothing is written, and a person approved it.
                placement.placed.outcome = .issueOpened
                placement.placed.reason = "its issue was planned, and a person approved it"
            }
            let placer = Placer(policy: platform.policy.current, roster: Roster(), now: platform.now())
            let logins = placement.placed.assignees.filter { !$0.hasPrefix("@") }
            try await platform.ledger.plan(
                placer.marks(placement, logins: logins), cause: effect.effectID, into: &draft)
            try draft.put(AssignerKeys.subject(placement.placed.subject), PlacementPointer(key))
            try tellBusiness(placement, nil, &draft)
        } else {
            placement.placed.outcome = .held
            placement.placed.reason = "its issue could not be opened: \(effect.error ?? "unknown")"
            placement.placed.held = placement.placed.reason
        }
        try settle(key, &placement, before: found, &draft)
        try announce(placement.placed, nil, &draft)
    }

    /// Whom GitHub left out because they lack access does not have it: the next candidate gets it.
    private func assigned(_ effect: Effect, _ draft: inout StepDraft) async throws {
        let dropped = effect.result?.dropped ?? []
        guard effect.state == .done, !dropped.isEmpty,
            let (key, placement) = try await placement(of: effect.subject, &draft)
        else { return }
        let now = platform.now()
        let fresh = dropped.filter { login in
            placement.placed.assignees.contains { $0.lowercased() == login.lowercased() }
                && !(placement.declined ?? []).contains { $0.login.lowercased() == login.lowercased() }
        }
        guard !fresh.isEmpty else { return }
        try await handOver(
            key, placement, fresh.map { Decline(login: $0, at: now, reason: .dropped) }, unassigns: false,
            cause: "\(effect.effectID)-dropped", &draft)
    }
}
