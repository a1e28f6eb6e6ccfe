import Contracts
import Streams
import Testing

@Suite("every driver of the streams keeps the same promises", .timeLimit(.minutes(1)))
struct StreamConformanceTests {
    @Test("an entry comes back with the fields that were appended", arguments: Driver.all)
    func roundTrip(driver: Driver) async throws {
        let bench = try driver.make()
        let source = try bench.source([.runs], "resolver", "one")
        try await bench.append(1...1)
        let delivery = try #require(try await bench.read(source).first)
        #expect(try Envelope(fields: delivery.fields) == Driver.envelope(1))
        #expect(delivery.deliveries == 1)
        #expect(delivery.subject == "a/b#1")
    }

    @Test("a group made late still gets what was appended before", arguments: Driver.all)
    func groupsBeginAtTheStart(driver: Driver) async throws {
        let bench = try driver.make()
        try await bench.append(1...3)
        #expect(try await bench.read(try bench.source([.runs], "resolver", "one")).count == 3)
    }

    @Test("a step that is taken acknowledges its entry and takes effect once", arguments: Driver.all)
    func exactlyOnce(driver: Driver) async throws {
        let bench = try driver.make()
        let source = try bench.source([.runs], "resolver", "one")
        try await bench.append(1...1)
        let delivery = try #require(try await bench.read(source).first)
        let step = Step(
            fence: .delivery(delivery), mutations: [.put(RecordKey("r"), Array("1".utf8), timeToLive: nil)])
        #expect(try await bench.store.commit([step, step]) == [.committed, .fenced])
        #expect(try await source.lag().first?.pending == 0)
    }

    @Test("a consumer whose entry was taken over writes nothing", arguments: Driver.all)
    func fence(driver: Driver) async throws {
        let bench = try driver.make()
        let first = try bench.source([.runs], "resolver", "one")
        let second = try bench.source([.runs], "resolver", "two")
        try await bench.append(1...1)
        let stale = try #require(try await bench.read(first).first)
        let claimed = try await second.claim(10, .zero)
        #expect(claimed.deliveries.map(\.deliveries) == [2])
        let key = RecordKey("r")
        let late = Step(fence: .delivery(stale), mutations: [.put(key, [1], timeToLive: nil)])
        #expect(try await bench.store.commit([late]) == [.fenced])
        #expect(try await bench.store.read([key]) == [.absent])
        let taken = try #require(claimed.deliveries.first)
        #expect(try await bench.store.commit([Step(fence: .delivery(taken))]) == [.committed])
    }

    @Test("a step on outdated state writes nothing and leaves the entry pending", arguments: Driver.all)
    func versions(driver: Driver) async throws {
        let bench = try driver.make()
        let source = try bench.source([.runs], "resolver", "one")
        let key = RecordKey("r")
        _ = try await bench.store.commit([Step(mutations: [.put(key, [1], timeToLive: nil)])])
        let seen = try await bench.store.read([key])[0]
        _ = try await bench.store.commit([Step(mutations: [.put(key, [2], timeToLive: nil)])])
        try await bench.append(1...1)
        let delivery = try #require(try await bench.read(source).first)
        let outdated = Step(
            fence: .delivery(delivery), expected: [key: seen.version],
            mutations: [.put(key, [3], timeToLive: nil), .append(.runs, Driver.envelope(9))])
        #expect(try await bench.store.commit([outdated]) == [.conflict(key)])
        #expect(try await bench.store.read([key])[0].data == [2])
        #expect(try await source.lag().first?.pending == 1)
        #expect(try await bench.inspector.length(.runs) == 1)
    }

    @Test("a record that was removed and written anew has another version", arguments: Driver.all)
    func noVersionComesTwice(driver: Driver) async throws {
        let bench = try driver.make()
        let key = RecordKey("r")
        _ = try await bench.store.commit([Step(mutations: [.put(key, [1], timeToLive: nil)])])
        let seen = try await bench.store.read([key])[0]
        _ = try await bench.store.commit([
            Step(mutations: [.delete(key)]), Step(mutations: [.put(key, [2], timeToLive: nil)]),
        ])
        let step = Step(expected: [key: seen.version], mutations: [.put(key, [3], timeToLive: nil)])
        #expect(try await bench.store.commit([step]) == [.conflict(key)])
    }

    @Test("what must be absent is written once", arguments: Driver.all)
    func dedup(driver: Driver) async throws {
        let bench = try driver.make()
        let key = RecordKey("seen:1")
        let step = Step(
            expected: [key: 0],
            mutations: [.put(key, [], timeToLive: .seconds(60)), .append(.runs, Driver.envelope(1))])
        #expect(try await bench.store.commit([step, step]) == [.committed, .conflict(key)])
        #expect(try await bench.inspector.length(.runs) == 1)
    }

    @Test("a due timer takes effect once and may list itself anew", arguments: Driver.all)
    func timers(driver: Driver) async throws {
        let bench = try driver.make()
        let index = IndexName.timers("resolver")
        _ = try await bench.store.commit([Step(mutations: [.enlist(index, member: "t", score: 100)])])
        let due = try await bench.store.members(MemberQuery(index, through: 100, limit: 10))
        #expect(due == [ScoredMember(member: "t", score: 100)])
        let again = Step(fence: .due(index, due[0]), mutations: [.enlist(index, member: "t", score: 200)])
        #expect(try await bench.store.commit([again, again]) == [.committed, .fenced])
        #expect(try await bench.store.score(index, "t") == 200)
        let last = Step(fence: .due(index, ScoredMember(member: "t", score: 200)))
        #expect(try await bench.store.commit([last]) == [.committed])
        #expect(try await bench.store.count(index) == 0)
    }

    @Test("an outdated timer step leaves the timer where it was", arguments: Driver.all)
    func timerConflict(driver: Driver) async throws {
        let bench = try driver.make()
        let index = IndexName.timers("resolver")
        let key = RecordKey("r")
        _ = try await bench.store.commit([
            Step(mutations: [.enlist(index, member: "t", score: 1), .put(key, [1], timeToLive: nil)])
        ])
        let step = Step(fence: .due(index, ScoredMember(member: "t", score: 1)), expected: [key: 0])
        #expect(try await bench.store.commit([step]) == [.conflict(key)])
        #expect(try await bench.store.score(index, "t") == 1)
    }

    @Test("an index answers by score, both ways, in pages; an adjusted member goes at zero", arguments: Driver.all)
    func indexes(driver: Driver) async throws {
        let bench = try driver.make()
        let index = IndexName("load")
        _ = try await bench.store.commit([
            Step(mutations: (1...5).map { .enlist(index, member: "m\($0)", score: Int64($0) * 1_700_000_000_000) })
        ])
        let newest = try await bench.store.members(MemberQuery(index, limit: 2, offset: 1, descending: true))
        #expect(newest.map(\.member) == ["m4", "m3"])
        #expect(newest[0].score == 4 * 1_700_000_000_000)
        _ = try await bench.store.commit([
            Step(mutations: [.adjust(index, member: "x", by: 2), .adjust(index, member: "x", by: -2)])
        ])
        #expect(try await bench.store.score(index, "x") == nil)
    }

    @Test("a dead letter holds the entry as it was, and why", arguments: Driver.all)
    func deadLetters(driver: Driver) async throws {
        let bench = try driver.make()
        let source = try bench.source([.runs], "resolver", "one")
        try await bench.append(1...1)
        let delivery = try #require(try await bench.read(source).first)
        let step = DeadLetter.step(for: delivery, error: "no", at: Timestamp(milliseconds: 0))
        #expect(try await bench.store.commit([step]) == [.committed])
        let dead = try #require(try await bench.inspector.entries(EntryQuery(StreamName.runs.dead, limit: 10)).first)
        let original = dead.fields.filter { !DeadLetter.addedFields.contains($0.name) }
        #expect(try Envelope(fields: original) == Driver.envelope(1))
        #expect(dead.fields.contains { $0.name == "error" && $0.value == Array("no".utf8) })
    }
}
