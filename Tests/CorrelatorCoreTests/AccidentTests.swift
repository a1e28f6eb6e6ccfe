import Contracts
import CorrelatorCore
import Testing

@Suite("No incident by accident")
struct AccidentTests {
    @Test("false positives of several repositories share nothing")
    func falsePositive() {
        #expect(CorrelationKey.keys(of: Given.failure(category: .falsePositive)).isEmpty)
    }

    @Test(
        "workflows of one name, of which only is known that they failed, share nothing",
        arguments: ["github.actions", "unknown", ""])
    func workflows(family: String) {
        let node = FailedNode(uniqueID: "workflow:CI", resourceType: "workflow", status: "error")
        let failure = Given.failure(family: family, nodes: [node], systems: ["github_actions"], origin: .githubActions)
        #expect(CorrelationKey.keys(of: failure).isEmpty)
    }

    @Test("a workflow of which more is known shares that, and not its name")
    func telling() {
        let node = FailedNode(uniqueID: "workflow:CI", resourceType: "workflow", status: "error")
        let failure = Given.failure(nodes: [node], origin: .githubActions)
        #expect(CorrelationKey.keys(of: failure).map(\.kind) == ["fingerprint", "system"])
    }

    @Test("a failure that came too late for the window founds nothing of what is in it")
    func late() {
        let recent = Given.recent([Given.member(1, at: 200), Given.member(2, "two", at: 201), Given.member(3, "three")])
        let failure = Given.failure(3, "three")
        #expect(
            Given.correlator().correlate(Given.key, recent: recent, open: nil, failure: failure, id: Given.id(9)) == nil
        )
    }

    @Test("several failures of one repository are no incident")
    func oneRepository() {
        let recent = Given.recent((1...50).map { Given.member($0) })
        #expect(
            Given.correlator().correlate(
                Given.key, recent: recent, open: nil, failure: Given.failure(50), id: Given.id(9))
                == nil)
    }
}
