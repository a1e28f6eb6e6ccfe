import Contracts
import Platform
import ResolverCore
import ServiceRuntime
import Streams
import Testing

@testable import ResolverService

/// Two hundred issues whose deadlines fall all over a day, on a clock that the test moves: calls come at the very millisecond.
@Suite("A day of deadlines", .timeLimit(.minutes(2)))
struct DeadlineDayTests {
    private static let count = 200
    private let clock = TestClock()

    /// Issue `number`, observed at its minute of the day, with deadlines of its own.
    private func placed(_ number: Int, _ bench: Bench, at start: Timestamp) -> FailurePlaced {
        let at = start + .seconds(number * 420 + number % 7)
        var placed = bench.placed(at: 0)
        placed.subject = Subject(bench.repository, number: number)
        placed.issue = IssueReference(number: number)
        placed.category = .codeFixRequired
        placed.assignees = ["ana"]
        placed.fingerprint = Fingerprint(rawValue: "v1:\(1_000_000_000_000_000 + number)")
        placed.nodes = [FailedNode(uniqueID: "model.shop.n\(number)")]
        placed.firstOccurrence = at
        placed.lastOccurrence = at
        placed.deadlines = Deadlines(
            firstResponseAt: at + .seconds(3600 + number * 17), resolutionAt: at + .seconds(4 * 3600 + number * 13),
            escalateAt: number % 2 == 0 ? at + .seconds(8 * 3600 + number) : nil)
        return placed
    }

    private func escalations(_ bench: Bench) async throws -> [EscalationRaised] {
        try await bench.streams.inspector.entries(EntryQuery(.escalations, after: nil, limit: 10_000))
            .map { try Envelope(fields: $0.fields).decode(EscalationRaised.self) }
    }

    private func change(_ number: Int, _ action: ActivityAction, _ bench: Bench) -> IssueChanged {
        IssueChanged(
            repository: bench.repository, number: number, action: action,
            actor: Actor(login: "bruno", isBot: false, permission: "write"), at: clock.now)
    }

    /// Moves the clock from one moment at which something is due to the next, and does what is due.
    private func pass(to end: Timestamp, _ bench: Bench) async throws {
        let timers = bench.platform.timers { try await bench.handler.wake($0, $1, &$2) }
        while true {
            while try await timers.fireDue() > 0 {}
            let next = try await bench.platform.store.members(
                MemberQuery(.timers("resolver"), through: end.milliseconds, limit: 1)
            ).first
            guard let next else { break }
            clock.advance(to: Timestamp(milliseconds: next.score))
        }
        clock.advance(to: end)
    }

    @Test("each deadline is called once, at its very moment; an answer and a close keep it from being called")
    func onTime() async throws {
        let bench = try Bench(clock: clock.clock)
        let start = clock.now
        var expected: [String: Set<Timestamp>] = [:]
        for number in 1...DeadlineDayTests.count {
            let placed = placed(number, bench, at: start)
            try await pass(to: placed.firstOccurrence, bench)
            try await bench.take(.failurePlaced, placed)
            // Every fifth is answered at once, every seventh closed at once.
            if number % 5 == 0 { try await bench.take(.issueChanged, change(number, .commented, bench)) }
            if number % 7 == 0 { try await bench.take(.issueChanged, change(number, .closed, bench)) }
            let deadlines = placed.deadlines
            let due = [number % 5 == 0 ? nil : deadlines.firstResponseAt, deadlines.resolutionAt, deadlines.escalateAt]
            expected["\(placed.subject)"] = number % 7 == 0 ? [] : Set(due.compactMap(\.self))
        }
        try await pass(to: start + .seconds(3 * 86_400), bench)
        var made: [String: [Timestamp]] = [:]
        for call in try await escalations(bench) {
            made["\(call.subject?.description ?? "")", default: []].append(call.at)
        }
        for (subject, due) in expected {
            #expect(made[subject, default: []].sorted() == due.sorted(), "\(subject)")
        }
        #expect(made.values.reduce(0) { $0 + $1.count } == expected.values.reduce(0) { $0 + $1.count })
    }
}
