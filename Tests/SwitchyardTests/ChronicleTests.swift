import Contracts
import SwitchyardCore
import Testing

@Suite("The chronicle")
struct ChronicleTests {
    private static let entries = [
        Given.entry(1, .failureObserved, Given.observed(), at: 0),
        Given.entry(2, .failureClassified, Given.classified(), at: 1),
        Given.entry(3, .failurePlaced, Given.placed(), at: 3),
    ]

    @Test("a failure is followed from its observation to its issue")
    func followed() throws {
        let chronicle = Given.chronicle(ChronicleTests.entries)
        let row = try #require(chronicle.failures[Given.id(1)])
        #expect(row.subject == Given.subject && row.title == "orders failed" && row.outcome == .issueOpened)
        #expect(row.observedAt == Given.at(0) && row.classifiedAt == Given.at(1) && row.placedAt == Given.at(3))
        let issue = try #require(chronicle.issues[Given.subject])
        #expect(issue.state == .open && issue.title == "orders failed" && issue.verdict?.category == .transientFailure)
        #expect(issue.url == "https://github.com/acme/dbt_cloud/issues/42")
        #expect(chronicle.figures.toClassification == .seconds(60) && chronicle.figures.toPlacement == .seconds(180))
    }

    @Test("that Claude was asked is told with the verdict, in the story and of the issue")
    func asked() throws {
        var classified = Given.classified()
        classified.verdict.costUSD = 0.5
        classified.consultation = Consultation(
            occasion: "critical", outcome: "unavailable", localCategory: .transientFailure, localConfidence: 0.9,
            calls: 3, latencyMs: 900)
        let entries = [
            Given.entry(1, .failureObserved, Given.observed(), at: 0),
            Given.entry(2, .failureClassified, classified, at: 1),
            Given.entry(3, .failurePlaced, Given.placed(), at: 3),
        ]
        let sentence =
            "Claude was asked (critical): no usable answer (unavailable), so the local verdict stands; 3 calls, $0.5000, 900 ms"
        for order in [entries, entries.reversed()] {
            let chronicle = Given.chronicle(order)
            #expect(chronicle.issues[Given.subject]?.asked == sentence)
            #expect(chronicle.story(of: Given.subject).contains { $0.details.contains(sentence) })
        }
        #expect(Given.chronicle(ChronicleTests.entries).issues[Given.subject]?.asked == nil)
    }

    @Test("the story is told in the order of time, each step once")
    func story() {
        let turn = Given.entry(4, .issueResolved, Given.outcome(), at: 9)
        let change = IssueChanged(
            repository: Given.repository, number: 42, action: .labeled, actor: Actor(login: "ana", isBot: false),
            label: "priority:low", at: Given.at(5))
        let entries = ChronicleTests.entries + [turn, Given.entry(5, .issueChanged, change, at: 6)]
        let chronicle = Given.chronicle(entries.reversed() + entries)
        let sentences = chronicle.story(of: Given.subject).map(\.sentence)
        #expect(
            sentences == [
                "Observed in acme/dbt_cloud: orders failed", "Classified as transient failure, 88 % sure, by rule",
                "An issue was opened for it", "ana set the label priority:low",
                "Resolved (auto resolved): 3 green runs",
            ])
        #expect(chronicle.story(of: Subject(Given.repository, number: 1)).isEmpty)
    }

    @Test("the story tells what was written, also what would be in a repository that is only observed")
    func effects() {
        func effect(_ mode: Mode, _ subject: Subject = Given.subject) -> Effect {
            Effect(
                effectID: "e", service: "assigner", kind: .addLabels, repository: Given.repository, subject: subject,
                cause: "c", urgency: 0, mode: mode, request: EffectRequest(labels: ["a", "b"]), state: .done,
                result: EffectResult(dropped: ["ghost"]), error: "timed out once", attempts: 1, plannedAt: Given.now)
        }
        let other = effect(.act, Subject(Given.repository, number: 1))
        let story = Given.chronicle([]).story(of: Given.subject, effects: [effect(.act), effect(.observe), other])
        #expect(
            story.map(\.sentence).sorted() == [
                "assigner: labels a, b (done)",
                "assigner: labels a, b (would be written; the repository is only observed)",
            ])
        #expect(story.first?.details == ["timed out once", "GitHub dropped ghost"])
    }

    @Test("turns change the state: closed with its proof, open again, held")
    func turns() {
        func state(_ turns: [(EntryType, Int)]) -> IssueRow? {
            let entries = turns.enumerated().map { Given.entry(10 + $0, $1.0, Given.outcome(), at: $1.1) }
            return Given.chronicle(ChronicleTests.entries + entries).issues[Given.subject]
        }
        let closed = state([(.issueResolved, 5)])
        #expect(closed?.state == .closed && closed?.pattern == .autoResolved && closed?.proof.count == 1)
        #expect(closed?.closedAt == Given.at(5) && closed?.flaps == 1)
        #expect(state([(.issueResolved, 5), (.issueReopened, 6)])?.state == .open)
        #expect(state([(.issueReopened, 6), (.issueResolved, 5)])?.state == .open)
        #expect(state([(.issueHeld, 7)])?.state == .held)
    }

    @Test("what cannot be read tells nothing")
    func unreadable() {
        var broken = ChronicleTests.entries[0]
        broken.data = Array("{".utf8)
        #expect(Given.chronicle([broken]).failures.isEmpty)
    }

    @Test("too many failures are forgotten, the oldest first, and open issues are kept")
    func trimmed() {
        var chronicle = Given.chronicle(ChronicleTests.entries, limit: 20)
        for number in 2...40 {
            chronicle.apply(Given.entry(number + 100, .failureObserved, Given.observed(number, at: number), at: number))
        }
        #expect((1...20).contains(chronicle.failures.count))
        #expect(chronicle.failures[Given.id(40)] != nil && chronicle.failures[Given.id(1)] == nil)
        #expect(chronicle.issues[Given.subject] != nil)
    }
}
