import Contracts
import ResolverCore
import Testing

@Suite("What undoing says of an issue")
struct UndoWordTests {
    private func word(_ kind: EffectKind, _ labels: [String] = []) -> IssueChanged? {
        EffectInverse.word(
            of: Effect(
                effectID: "e", service: "resolver", kind: kind, repository: Given.repository, subject: Given.subject,
                number: 42, cause: "c", urgency: 0, mode: .act, request: EffectRequest(labels: labels), state: .done,
                attempts: 1, plannedAt: Given.start),
            by: "ana", at: Given.at(9))
    }

    @Test("to undo our close reopens it for good, to undo our reopening closes it, to undo a hold ends it")
    func said() throws {
        let reopening = try #require(word(.closeIssue))
        let open = try #require(Given.machine(9).observe(reopening, life: Given.closed())).life
        #expect(!open.isClosed && open.reopenedBy == "ana")
        let closing = try #require(word(.reopenIssue))
        #expect(Given.machine(9).observe(closing, life: Given.life())?.life.closedBy == "ana")
        #expect(word(.addLabels, ["switchyard:held"])?.action == .unlabeled)
        #expect(word(.addLabels, ["priority:high"]) == nil && word(.comment) == nil)
    }
}
