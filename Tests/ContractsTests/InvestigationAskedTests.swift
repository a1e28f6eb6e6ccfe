import Contracts
import Testing

@Suite("Asking what is behind an issue")
struct InvestigationAskedTests {
    private func change(
        _ action: ActivityAction, command: String? = nil, label: String? = nil, permission: String? = "triage",
        isBot: Bool = false
    ) -> IssueChanged {
        IssueChanged(
            repository: Given.repository, number: 42, action: action,
            actor: Actor(login: "ana", isBot: isBot, permission: permission), label: label, command: command,
            at: Given.then)
    }

    @Test(
        "by comment from someone who may triage",
        arguments: [
            ("investigate", true), ("investigate please", true), ("investigated", false), ("hold 2d", false),
            ("Investigate", false), (nil, false),
        ] as [(String?, Bool)])
    func comment(_ command: String?, _ expected: Bool) {
        #expect(change(.commented, command: command).asksToInvestigate == expected)
        #expect(!change(.commented, command: command, permission: "read").asksToInvestigate)
        #expect(!change(.commented, command: command, permission: nil).asksToInvestigate)
        #expect(!change(.commented, command: command, isBot: true).asksToInvestigate)
        #expect(change(.commented, command: command).asked == change(.commented, command: command))
    }

    @Test("by the label that a person sets, not by taking it off")
    func label() {
        #expect(change(.labeled, label: "claude:investigate", permission: nil).asksToInvestigate)
        #expect(!change(.labeled, label: "claude:investigate", isBot: true).asksToInvestigate)
        #expect(!change(.unlabeled, label: "claude:investigate").asksToInvestigate)
        #expect(!change(.labeled, label: "claude:classified").asksToInvestigate)
    }
}
