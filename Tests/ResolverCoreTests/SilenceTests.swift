import Contracts
import Policy
import ResolverCore
import Testing

@Suite("Silences")
struct SilenceTests {
    private static func silences(_ entry: String) throws -> [Silence] {
        try Policy.load(yaml: "silences:\n- {\(entry)}", file: "test.yaml").silences
    }

    private static let maintenance =
        "name: upgrade, from: 2026-11-24T10:00:00Z, until: 2026-11-24T20:00:00Z, author: ana, reason: the warehouse moves"

    private func told(_ silences: [Silence], until hours: Double) throws -> (IssueLife, [(Double, LifeDecision)]) {
        var placed = Given.placed(category: .codeFixRequired)
        placed.deadlines = Deadlines(firstResponseAt: Given.at(4), resolutionAt: Given.at(24))
        var last = try #require(
            IssueMachine(rules: Given.rules, silences: silences, now: Given.at(0)).take(
                [LifeFact(placed, id: "p")], life: nil, log: nil))
        var turns: [(Double, LifeDecision)] = []
        for quarter in 1...Int(hours * 4) {
            let machine = IssueMachine(rules: Given.rules, silences: silences, now: Given.at(Double(quarter) / 4))
            guard let next = machine.take([], life: last.life, log: last.log) else { continue }
            turns.append((Double(quarter) / 4, next))
            last = next
        }
        return (last.life, turns)
    }

    @Test("while one is on, reminders and calls wait, say so, and come when it is over; nothing is closed")
    func waits() throws {
        let silences = try SilenceTests.silences("\(SilenceTests.maintenance), repositories: ['acme/*']")
        let (life, turns) = try told(silences, until: 30)
        let calls = turns.filter { !$0.1.escalations.isEmpty }.map(\.0)
        #expect(calls == [12, 24])
        let reminders = turns.filter { $0.1.effects.contains { $0.kind == .comment } }.map(\.0)
        #expect(reminders == [18], "what it would have reminded of has passed")
        let noted = life.history.map(\.cause).filter { $0.contains("silenced it, upgrade: the warehouse moves") }
        #expect(noted.count == 2 && noted.allSatisfy { $0.contains("waits until 2026-11-24T20:00:00.000Z: ana") })
        #expect(!life.isClosed)
    }

    @Test(
        "it covers only what it names",
        arguments: [
            "repositories: ['other/*']", "repositories: ['acme/*'], environments: [staging]",
            "repositories: ['acme/*'], nodes: ['model.shop.lines']",
        ])
    func covers(place: String) throws {
        let (_, turns) = try told(try SilenceTests.silences("\(SilenceTests.maintenance), \(place)"), until: 5)
        #expect(turns.filter { !$0.1.escalations.isEmpty }.map(\.0) == [4])
    }
}
