import Contracts
import CorrelatorCore
import Testing

@Suite("Incidents")
struct CorrelatorTests {
    @Test("one is founded when as many repositories as the policy asks for share a cause in the window")
    func founding() throws {
        let members = [Given.member(1), Given.member(2, "two", at: 1), Given.member(3, "three", at: 2)]
        func founded(_ threshold: Int, _ count: Int) -> IncidentChanged? {
            let last = count - 1
            return Given.correlator(threshold: threshold, at: 5).correlate(
                Given.key, recent: Given.recent(Array(members.prefix(count))), open: nil,
                failure: Given.failure(count, ["one", "two", "three"][last], at: last), id: Given.id(900))
        }
        #expect(founded(2, 1) == nil && founded(3, 2) == nil)
        #expect(founded(3, 3)?.members.count == 3)
        let incident = try #require(founded(2, 2))
        #expect(incident.incidentID == Given.id(900) && incident.status == .open)
        #expect(incident.repositories.map(\.description) == ["acme/one", "acme/two"])
        #expect(incident.cause == IncidentCause(kind: "system", value: Given.key.value, node: "model.shop.orders"))
        #expect(incident.title == "credential expired on snowflake in 2 repositories")
        #expect(incident.openedAt == Given.at(5) && incident.updatedAt == Given.at(5))
        #expect(incident.edges.map(\.from) == [Given.id(1).description] && incident.edges.map(\.weight) == [0.7])
    }

    @Test("what lies outside of the window shares nothing any more")
    func window() {
        let edge = Given.recent([Given.member(1), Given.member(2, "two", at: 120)])
        #expect(edge.repositories.count == 2)
        let beyond = Given.recent([Given.member(1), Given.member(2, "two", at: 121)])
        #expect(beyond.repositories.map(\.description) == ["acme/two"])
    }

    @Test("the same failure counts once, and at most 200 are kept")
    func recent() {
        var recent = Given.recent([Given.member(1), Given.member(1), Given.member(1, "two")])
        #expect(recent.members.count == 1 && recent.counts == ["acme/one": 1])
        for number in 2...300 { recent.add(Given.member(number, at: 1), window: Correlator.window) }
        #expect(recent.members.count == 200 && recent.counts["acme/one"] == 300)
    }

    @Test("an open one grows by what shares its cause, once, and names its repositories anew")
    func growing() throws {
        let incident = Given.incident()
        let recent = Given.recent([Given.member(1), Given.member(2, "two", at: 1), Given.member(3, "three", at: 2)])
        let correlator = Given.correlator(at: 9)
        let failure = Given.failure(3, "three", at: 2)
        let grown = try #require(
            correlator.correlate(Given.key, recent: recent, open: incident, failure: failure, id: Given.id(9)))
        #expect(grown.incidentID == incident.incidentID && grown.status == .growing && grown.members.count == 3)
        #expect(grown.repositories.count == 3 && grown.title.hasSuffix("in 3 repositories"))
        #expect(grown.updatedAt == Given.at(9) && grown.openedAt == incident.openedAt && grown.edges.count == 2)
        #expect(correlator.correlate(Given.key, recent: recent, open: grown, failure: failure, id: Given.id(9)) == nil)
    }

    @Test("the rarer the failures, the smaller the chance that they coincide")
    func chance() {
        func chance(_ before: Int, _ repositories: [String] = ["one", "two"]) -> Double {
            var recent = Given.recent(repositories.enumerated().map { Given.member($0 + 1, $1) })
            for name in repositories { recent.counts["acme/\(name)", default: 0] += before }
            return recent.chance(window: Correlator.window, now: Given.now)
        }
        // Half a failure in 360 windows of two hours: 1 − exp(−0.5 / 360).
        #expect(abs(chance(0) - 0.001_387_925) < 1e-8)
        #expect(chance(100) > chance(10) && chance(10) > chance(0))
        #expect(chance(0, ["one", "two", "three"]) < chance(0) / 100)
        #expect(chance(100_000) <= 1)
    }

    @Test("it is recovering when some members are resolved, resolved when all are")
    func settling() throws {
        let incident = Given.incident()
        let subjects = incident.members.map(\.subject)
        let correlator = Given.correlator(at: 60)
        #expect(correlator.settle(incident, resolved: []) == nil)
        let some = try #require(correlator.settle(incident, resolved: [subjects[0]]))
        #expect(some.status == .recovering && some.resolvedAt == nil && some.updatedAt == Given.at(60))
        #expect(correlator.settle(some, resolved: [subjects[0]]) == nil)
        let all = try #require(correlator.settle(some, resolved: Set(subjects)))
        #expect(all.status == .resolved && all.resolvedAt == Given.at(60))
        #expect(correlator.settle(all, resolved: []) == nil)
    }
}
