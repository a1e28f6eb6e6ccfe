import Contracts
import ResolverCore
import Testing

@Suite("Undoing a write")
struct EffectInverseTests {
    private static func effect(_ kind: EffectKind, number: Int? = 42) -> Effect {
        Effect(
            effectID: "e1", service: "assigner", kind: kind, repository: Given.repository, subject: Given.subject,
            number: number, cause: "c", urgency: 2, mode: .act,
            request: EffectRequest(labels: ["priority:high"], assignees: ["octocat"]), state: .done,
            result: EffectResult(number: 51), attempts: 1, plannedAt: Given.start)
    }

    @Test(
        "each write has the one that takes it back, on the same labels and people, before all others",
        arguments: [
            (EffectKind.addLabels, EffectKind.removeLabels), (.removeLabels, .addLabels),
            (.addAssignees, .removeAssignees), (.removeAssignees, .addAssignees), (.closeIssue, .reopenIssue),
            (.reopenIssue, .closeIssue),
        ])
    func inverse(kind: EffectKind, expected: EffectKind) throws {
        let inverse = try #require(EffectInverse.of(EffectInverseTests.effect(kind)))
        #expect(inverse.kind == expected && inverse.number == 42 && inverse.urgency == 0)
        #expect(inverse.repository == Given.repository && inverse.subject == Given.subject)
        #expect(inverse.request.labels == ["priority:high"] && inverse.request.assignees == ["octocat"])
    }

    @Test("an issue that we opened is closed as not planned, by the number that it got")
    func opened() throws {
        let inverse = try #require(EffectInverse.of(EffectInverseTests.effect(.openIssue, number: nil)))
        #expect(inverse.kind == .closeIssue && inverse.number == 51)
        #expect(inverse.request == EffectRequest(stateReason: "not_planned"))
    }

    @Test(
        "what has been read cannot be unread",
        arguments: [EffectKind.comment, .upsertCard, EffectKind(rawValue: "odd")])
    func none(kind: EffectKind) { #expect(EffectInverse.of(EffectInverseTests.effect(kind)) == nil) }
}
