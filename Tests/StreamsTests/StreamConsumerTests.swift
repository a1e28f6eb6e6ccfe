import Contracts
import Logging
import Streams
import Synchronization
import Testing

@Suite("The consumer", .timeLimit(.minutes(1)))
struct StreamConsumerTests {
    private struct Refused: Error {}

    /// Runs a consumer of `runs` until the condition holds.
    private func consume(
        _ bench: Workbench, group: String = "resolver",
        settle: @escaping @Sendable (Delivery) -> [Mutation] = { _ in [] },
        until done: () async throws -> Bool, handler: @escaping StreamConsumer.Handler
    ) async throws {
        var options = ConsumerOptions()
        options.retryDelay = .milliseconds(1)
        options.wait = .milliseconds(20)
        options.settle = settle
        let now = Timestamp(milliseconds: 1_700_000_000_000)
        let writer = EntryWriter(
            source: "/test/1", now: { now }, makeID: { ULID(time: now, random: .random(in: 0...9)) })
        let consumer = StreamConsumer(
            source: try bench.source([.runs], group, "one"), store: bench.store, writer: writer, now: { now },
            options: options, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            handler: handler)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await consumer.run() }
            while !(try await done()) { try await Task.sleep(for: .milliseconds(2)) }
            tasks.cancelAll()
        }
    }

    private func dead(_ bench: Workbench) async throws -> [StreamEntry] {
        try await bench.inspector.entries(EntryQuery(StreamName.runs.dead, limit: 10))
    }

    @Test(
        "what fails five times in the same way goes aside whole, with what follows from it; the rest flows on",
        arguments: Driver.all)
    func poison(driver: Driver) async throws {
        let bench = try driver.make()
        let tries = Mutex(0)
        let handled = RecordKey("handled")
        try await bench.append(1...3)
        let account = IndexName("account")
        _ = try await bench.store.commit([Step(mutations: [.enlist(account, member: "x", score: 1)])])
        try await consume(bench, settle: { _ in [.strike(account, member: "x")] }) {
            try await bench.store.read([handled])[0].data == Array("3".utf8)
        } handler: { envelope, draft in
            if envelope.data == Array("{\"number\":2}".utf8) {
                tries.withLock { $0 += 1 }
                throw Refused()
            }
            let number = envelope.data.filter { (48...57).contains($0) }
            draft.add(.put(handled, number, timeToLive: nil))
        }
        let dead = try await dead(bench)
        #expect(dead.count == 1)
        #expect(tries.withLock { $0 } == 5)
        #expect(dead.first?.fields.contains { $0.name == "service" && $0.value == Array("resolver".utf8) } == true)
        #expect(try await bench.store.score(account, "x") == nil)
    }

    @Test("an entry that is no envelope goes aside at once", arguments: Driver.all)
    func garbage(driver: Driver) async throws {
        let bench = try driver.make()
        _ = try await bench.store.commit([Step(mutations: [.appendFields(.runs, [("hello", [0xFF, 0x00])])])])
        try await consume(bench) {
            try await dead(bench).count == 1
        } handler: { _, _ in
            Issue.record("handled")
        }
    }

    @Test(
        "a retried entry is handled by the group that set it aside and passed over by the others", arguments: Driver.all
    )
    func retried(driver: Driver) async throws {
        let bench = try driver.make()
        let source = try bench.source([.runs], "resolver", "first")
        try await bench.append(1...1)
        let delivery = try #require(try await bench.read(source).first)
        _ = try await bench.store.commit([DeadLetter.step(for: delivery, error: "no", at: Timestamp(milliseconds: 0))])
        let entry = try #require(try await dead(bench).first)
        _ = try await bench.store.commit([Step(mutations: [.appendFields(.runs, DeadLetter.retried(entry.fields))])])
        try await bench.append(2...2)
        for group in ["resolver", "other"] {
            // The other group reads the first entry too, which nobody set aside for it; neither reads it twice.
            let seen = Mutex<[[UInt8]]>([])
            try await consume(bench, group: group) {
                seen.withLock { $0.last } == Array("{\"number\":2}".utf8)
            } handler: { envelope, _ in
                seen.withLock { $0.append(envelope.data) }
            }
            #expect(seen.withLock { $0.count } == 2, "\(group)")
        }
    }

    @Test("entries of one subject are handled in order, whatever else is under way", arguments: Driver.all)
    func order(driver: Driver) async throws {
        let bench = try driver.make()
        for number in 1...40 { try await bench.append(number...number, subject: "a/b#\(number % 4 + 1)") }
        let seen = Mutex<[String: [Int]]>([:])
        try await consume(bench) {
            seen.withLock { $0.values.map(\.count).reduce(0, +) } == 40
        } handler: { envelope, _ in
            let number = Int(String(decoding: envelope.data.filter { (48...57).contains($0) }, as: UTF8.self)) ?? 0
            if number % 3 == 0 { await Task.yield() }
            seen.withLock { $0[envelope.subject, default: []].append(number) }
        }
        for numbers in seen.withLock({ $0.values }) { #expect(numbers == numbers.sorted()) }
    }

    @Test("a draft sees what it wrote, and checks the version that it decided upon", arguments: Driver.all)
    func ownWrites(driver: Driver) async throws {
        let bench = try driver.make()
        let now = Timestamp(milliseconds: 0)
        let writer = EntryWriter(source: "/test/1", now: { now }, makeID: { ULID(time: now, random: 1) })
        let key = RecordKey("list")
        var draft = StepDraft(fence: .open, store: bench.store, writer: writer)
        #expect(try await draft.read([Int].self, key) == nil)
        try draft.put(key, [1])
        #expect(try await draft.read([Int].self, key) == [1])
        var other = StepDraft(fence: .open, store: bench.store, writer: writer)
        _ = try await other.read([Int].self, key)
        try other.put(key, [9])
        #expect(try await bench.store.commit([other.step]) == [.committed])
        // Read again after somebody else wrote: the draft stays with what it knew, and is refused.
        #expect(try await draft.read([Int].self, key) == [1])
        #expect(try await bench.store.commit([draft.step]) == [.conflict(key)])
    }

    @Test("a failure's id is found in data that no text can feign")
    func account() {
        let id = "01HZZZZZZZZZZZZZZZZZZZZZZZ"
        let feigned = #"{"body":"\"failure_id\":\"01AAAAAAAAAAAAAAAAAAAAAAAA\"","failure_id":"\#(id)"}"#
        #expect(FailureAccount.failureID(in: [("data", Array(feigned.utf8))])?.description == id)
        #expect(FailureAccount.failureID(in: [("data", Array("{\"failure_id\":\"01\"}".utf8))]) == nil)
        #expect(FailureAccount.failureID(in: []) == nil)
        #expect(FailureAccount.isOpen(.failures, service: "classifier"))
        #expect(!FailureAccount.isOpen(.classifications, service: "correlator"))
    }
}
