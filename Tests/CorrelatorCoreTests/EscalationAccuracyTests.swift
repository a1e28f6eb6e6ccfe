import Contracts
import Testing

@testable import CorrelatorCore

@Suite("How many calls were needed")
struct EscalationAccuracyTests {
    private func envelope(_ type: EntryType, _ value: some Encodable) throws -> Envelope {
        Envelope(
            id: Given.id(1), type: type, source: "/test", subject: "x", time: Given.now,
            data: try ContractJSON.encode(value))
    }

    private func raised(_ number: Int, _ kind: EscalationKind = .slaResponse) -> EscalationRaised {
        EscalationRaised(
            escalationID: Given.id(number), kind: kind, subject: Subject(Given.repository("one"), number: number),
            repository: Given.repository("one"), priority: .high, message: "x", at: Given.now)
    }

    private func over(_ number: Int, _ pattern: ResolutionPattern) -> IssueOutcome {
        IssueOutcome(
            subject: Subject(Given.repository("one"), number: number), repository: Given.repository("one"),
            pattern: pattern, reason: "x", flaps: 0)
    }

    @Test("seen to, acted on and ended by a person are needed; ended by itself is not; what is open is neither")
    func counts() throws {
        var accuracy = EscalationAccuracy()
        for number in 1...5 { accuracy.add(try envelope(.escalationRaised, raised(number))) }
        accuracy.add(try envelope(.escalationRaised, raised(6, .business)))
        let seen = EscalationAcknowledged(key: "issue:acme/one#1", actor: "ana", via: "slack", at: Given.now)
        accuracy.add(try envelope(.escalationAcknowledged, seen))
        let change = IssueChanged(
            repository: Given.repository("one"), number: 2, action: .commented,
            actor: Actor(login: "ana", isBot: false), at: Given.now)
        accuracy.add(try envelope(.issueChanged, change))
        for (number, pattern) in [
            (1, ResolutionPattern.autoResolved), (2, .autoResolved), (3, .prMerged), (4, .autoResolved),
        ] {
            accuracy.add(try envelope(.issueResolved, over(number, pattern)))
        }
        accuracy.add(try envelope(.issueResolved, over(99, .human)))
        #expect(accuracy.needed == 3 && accuracy.notNeeded == 1 && accuracy.pending == 1)
    }
}
