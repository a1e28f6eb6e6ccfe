import Contracts
import CorrelatorCore
import Effects
import Platform
import Policy
import Streams

/// Closes the issue of the former report of a kind once the next one stands in the hub.
struct ReportIssues: Sendable {
    /// Longer than a month.
    private static let memory = Duration.seconds(100 * 86_400)

    let platform: Platform

    /// A report was opened. Of two, whichever is about the earlier time is over, in whatever order they were opened.
    func completed(_ effect: Effect, _ draft: inout StepDraft) async throws {
        guard effect.kind == .openIssue, effect.state == .done, let number = effect.result?.number,
            let kind = ReportIssues.kind(of: effect.subject)
        else { return }
        let key = ReportIssues.key(kind)
        let known = try await draft.read(ReportIssue.self, key)
        let opened = ReportIssue(number: number, subject: effect.subject)
        var former = known
        if let known, opened.isBefore(known) {
            former = opened
        } else {
            guard known?.subject != opened.subject else { return }
            try draft.put(key, opened, timeToLive: ReportIssues.memory)
        }
        guard let ending = former?.ending(at: platform.now()) else { return }
        try await platform.ledger.plan([ending], cause: effect.effectID, into: &draft)
    }

    /// Somebody did something to an issue of the hub.
    func changed(_ change: IssueChanged, _ draft: inout StepDraft) async throws {
        guard change.repository == platform.policy.current.hub else { return }
        let keys = ReportKind.allCases.map(ReportIssues.key)
        for (key, known) in zip(keys, try await draft.read(ReportIssue.self, keys)) {
            guard var issue = known, issue.number == change.number, issue.subject.repository == change.repository
            else { continue }
            issue.note(change)
            if issue != known { try draft.put(key, issue, timeToLive: ReportIssues.memory) }
        }
    }

    private static func key(_ kind: ReportKind) -> RecordKey { RecordKey("correlator:reported:\(kind.rawValue)") }

    private static func kind(of subject: Subject) -> ReportKind? {
        let parts = subject.fingerprint?.rawValue.split(separator: ":") ?? []
        guard parts.count == 3, parts[0] == "report" else { return nil }
        return ReportKind(rawValue: String(parts[1]))
    }
}
