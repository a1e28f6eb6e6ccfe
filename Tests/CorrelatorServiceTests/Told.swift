import Contracts
import Platform
import ServiceRuntime

@testable import CorrelatorService

/// Entries that people are told of.
extension AlertBench {
    func repository(_ name: String) -> RepositoryName {
        guard let made = RepositoryName("acme/\(name)") else { preconditionFailure("\(name) is no name") }
        return made
    }

    func subject(_ name: String, _ number: Int) -> Subject { Subject(repository(name), number: number) }

    func placed(_ name: String, _ number: Int, priority: Priority = .high) -> FailurePlaced {
        FailurePlaced(
            failureID: platform.context.ids.next(), subject: subject(name, number), repository: repository(name),
            issue: IssueReference(number: number, url: "https://github.com/acme/\(name)/issues/\(number)"),
            outcome: .issueUpdated, reason: "reported", category: .dataQualityIssue, priority: priority,
            expert: .dbtExpert, assignees: ["ana"],
            deadlines: Deadlines(resolutionAt: time.now + .seconds(4 * 3600)), occurrenceCount: 1,
            firstOccurrence: time.now, lastOccurrence: time.now,
            fingerprint: Fingerprint(rawValue: "v1:\(String(number + 0x1000_0000_0000, radix: 16))abcd"),
            environment: .production, monitoring: Monitoring(greenRuns: 1, quietSeconds: 0),
            errorType: .schemaMismatch)
    }

    func escalation(
        _ name: String, _ number: Int?, priority: Priority = .high, kind: EscalationKind = .slaResponse,
        targets: [String] = []
    ) -> EscalationRaised {
        EscalationRaised(
            escalationID: platform.context.ids.next(), kind: kind, subject: number.map { subject(name, $0) },
            repository: repository(name), priority: priority, message: "Nobody has answered \(name)#\(number ?? 0).",
            targets: targets, at: time.now)
    }

    func over(_ name: String, _ number: Int, _ pattern: ResolutionPattern = .autoResolved) -> IssueOutcome {
        IssueOutcome(
            subject: subject(name, number), repository: repository(name), issue: IssueReference(number: number),
            pattern: pattern, reason: "three green runs", flaps: 0)
    }

    /// A failure of the warehouse, as every repository has it when the warehouse is away.
    func outage(_ name: String, _ number: Int) -> FailureClassified {
        let verdict = Verdict(
            category: .infrastructureIssue, errorType: .warehouseTimeout, priority: .high, confidence: 0.9,
            expert: .snowflakeExpert, complexityScore: 4, affectedSystems: ["snowflake"],
            monitoring: Monitoring(greenRuns: 1, quietSeconds: 0), summary: "away", engine: .rule, modelVersion: "m1")
        return FailureClassified(
            failureID: platform.context.ids.next(), subject: subject(name, number), repository: repository(name),
            issue: IssueReference(number: number), fingerprint: Fingerprint(rawValue: "v1:00000000000000aa"),
            environment: .production, verdict: verdict, title: "the warehouse is away", origin: .githubIssue,
            error: ErrorDigest(family: "snowflake.connection"), occurredAt: time.now, observedAt: time.now)
    }

    func command(_ text: String, on name: String, _ number: Int, permission: String = "write") -> IssueChanged {
        IssueChanged(
            repository: repository(name), number: number, action: .commented,
            actor: Actor(login: "ana", isBot: false, permission: permission), command: text, at: time.now)
    }
}
