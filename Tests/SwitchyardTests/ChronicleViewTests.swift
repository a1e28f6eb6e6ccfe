import Contracts
import SwitchyardCore
import Testing

@Suite("What the chronicle shows")
struct ChronicleViewTests {
    @Test("the newest failures come first, as many as asked for")
    func newest() {
        let chronicle = Given.chronicle(
            (1...5).map { Given.entry($0, .failureObserved, Given.observed($0, at: $0), at: $0) })
        #expect(chronicle.newest(3).map(\.id) == [Given.id(5), Given.id(4), Given.id(3)])
    }

    @Test("the nearest deadline comes first, and what has ended has none")
    func deadlines() {
        var other = Given.placed(2)
        other.subject = Subject(Given.repository, number: 43)
        other.deadlines = Deadlines(resolutionAt: Given.at(30))
        let open = [
            Given.entry(1, .failurePlaced, Given.placed(), at: 1), Given.entry(2, .failurePlaced, other, at: 1),
        ]
        #expect(Given.chronicle(open).deadlines(9).map(\.issue.subject.number) == [43, 42])
        #expect(Given.chronicle(open).deadlines(1).map(\.at) == [Given.at(30)])
        let closed = open + [Given.entry(3, .issueResolved, Given.outcome(), at: 5)]
        #expect(Given.chronicle(closed).deadlines(9).map(\.issue.subject.number) == [43])
    }

    @Test("failures are counted in the hour of their observation, a day back, by category")
    func volume() {
        let entries = [(1, 0), (2, -59), (3, -61), (4, -1439), (5, -1440), (6, 1)].map { number, minutes in
            Given.entry(number, .failureObserved, Given.observed(number, at: minutes), at: minutes)
        }
        let classified = Given.entry(9, .failureClassified, Given.classified(1), at: 0)
        let hours = Given.chronicle(entries + [classified]).volume(now: Given.now)
        let waiting = Category(rawValue: "waiting")
        #expect(hours.count == 24 && hours[23] == [.transientFailure: 1, waiting: 1])
        #expect(hours[22] == [waiting: 1] && hours[0] == [waiting: 1])
        #expect(hours.flatMap(\.values).reduce(0, +) == 4)
    }

    @Test("incidents that go on come before those that are over")
    func incidents() {
        var over = Given.incident()
        over.incidentID = Given.id(901)
        over.status = .resolved
        over.updatedAt = Given.at(50)
        let chronicle = Given.chronicle([
            Given.entry(1, .incidentChanged, over, at: 1), Given.entry(2, .incidentChanged, Given.incident(), at: 2),
        ])
        #expect(chronicle.incidentList(9).map(\.incidentID) == [Given.incidentID, Given.id(901)])
    }

    @Test("an issue that has left its incident is told so, and points there no more")
    func departed() {
        var later = Given.incident()
        later.members = []
        later.departed = [IncidentDeparture(subject: Given.subject)]
        let chronicle = Given.chronicle([
            Given.entry(1, .failurePlaced, Given.placed(), at: 1),
            Given.entry(2, .incidentChanged, Given.incident(), at: 2), Given.entry(3, .incidentChanged, later, at: 3),
        ])
        #expect(chronicle.issues[Given.subject]?.incident == nil)
        #expect(chronicle.story(of: Given.subject).last?.sentence == "No longer part of the incident")
    }

    @Test("closed by a person is not closed with proof")
    func figures() {
        func figures(_ pattern: ResolutionPattern) -> Figures {
            Given.chronicle([
                Given.entry(1, .failurePlaced, Given.placed(), at: 1),
                Given.entry(2, .failurePlaced, Given.placed(2, .joined, count: 2), at: 2),
                Given.entry(3, .issueResolved, Given.outcome(pattern: pattern), at: 3),
            ]).figures
        }
        #expect(figures(.human).closed == 1 && figures(.human).closedWithProof == 0)
        #expect(figures(.autoResolved).closedWithProof == 1 && figures(.autoResolved).joined == 1)
        #expect(figures(.autoResolved).open == 0)
    }
}
