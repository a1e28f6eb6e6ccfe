import Contracts
import RedisStreams
import Streams
import Support
import Testing

/// Random lives of a stream: entries are added, read, committed, lost by crashes, claimed by others and trimmed, in any
/// order. Whatever happens, nothing unacknowledged is trimmed and each entry takes effect exactly once.
@Suite("random histories on a real Redis", .timeLimit(.minutes(5)))
struct HistoryPropertyTests {
    @Test("2,000 histories: nothing unacknowledged is trimmed, each entry takes effect exactly once")
    func histories() async throws {
        let redis = try PrivateRedis(fsync: "everysec")
        let commands = try redis.connection()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<8 {
                group.addTask {
                    let reader = try redis.connection()
                    for number in stride(from: lane, to: 2000, by: 8) {
                        let history = History(
                            seed: UInt64(number), reader: reader, commands: commands,
                            keyspace: Keyspace(workspace: "h\(number)"))
                        try await history.play()
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// One random life, from its seed.
private final class History {
    private var random: SplitMix64
    private let commands: RedisConnection
    private let store: StateStore
    private let keyspace: Keyspace
    private let groups = ["classifier", "assigner", "resolver"]
    private var sources: [String: [StreamSource]] = [:]
    private var inHand: [String: [Delivery]] = [:]
    private var added = 0
    private let seed: UInt64

    init(seed: UInt64, reader: RedisConnection, commands: RedisConnection, keyspace: Keyspace) {
        self.seed = seed
        random = SplitMix64(state: seed)
        self.commands = commands
        self.keyspace = keyspace
        store = RedisStore(connection: commands, keyspace: keyspace).store
        for group in groups {
            sources[group] = (0..<2).map { number in
                RedisSource(
                    reader: reader, commands: commands, keyspace: keyspace, streams: [.activity], group: group,
                    consumer: "c\(number)"
                ).source
            }
        }
    }

    func play() async throws {
        for _ in 0..<(10 + Int(random.next() % 20)) { try await act() }
        try await finish()
        for group in groups {
            for number in 0..<added {
                let key = RecordKey("count:\(group):\(number)")
                let data = try await store.read([key])[0].data
                #expect(
                    data == Array("1".utf8), "seed \(seed): entry \(number) took effect \(data ?? []) times in \(group)"
                )
            }
        }
    }

    private func act() async throws {
        let group = groups[Int(random.next() % 3)]
        let side = Int(random.next() % 2)
        switch random.next() % 8 {
        case 0, 1: try await add()
        case 2, 3: inHand["\(group)\(side)", default: []] += try await source(group, side).read(3, .milliseconds(1))
        case 4: try await commit("\(group)\(side)", twice: random.next() % 4 == 0)
        case 5: inHand["\(group)\(side)"] = []
        case 6: inHand["\(group)\(side)", default: []] += try await source(group, side).claim(2, .zero).deliveries
        default: _ = try await source(group, side).trim(.zero)
        }
    }

    private func source(_ group: String, _ side: Int) throws -> StreamSource {
        try #require(sources[group]?[side])
    }

    private func add() async throws {
        let envelope = Envelope(
            id: ULID(time: Timestamp(milliseconds: 1), random: UInt128(added)), type: .issueChanged, source: "/test/1",
            subject: "a/b#\(added % 3)", time: Timestamp(milliseconds: 1), data: Array("\(added)".utf8))
        added += 1
        _ = try await store.commit([Step(mutations: [.append(.activity, envelope)])])
    }

    /// Handles what is in hand as a consumer does: reads the counter, writes it one higher, acknowledges.
    private func commit(_ hand: String, twice: Bool) async throws {
        let deliveries = inHand[hand] ?? []
        inHand[hand] = []
        for delivery in twice ? deliveries + deliveries : deliveries {
            let number = String(decoding: try Envelope(fields: delivery.fields).data, as: UTF8.self)
            let key = RecordKey("count:\(delivery.group):\(number)")
            let record = try await store.read([key])[0]
            let count = (record.data.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0) + 1
            let step = Step(
                fence: .delivery(delivery), expected: [key: record.version],
                mutations: [.put(key, Array("\(count)".utf8), timeToLive: nil)])
            _ = try await store.commit([step])
        }
    }

    /// Everything comes to rest: each group claims and reads until nothing is left.
    private func finish() async throws {
        for group in groups {
            let source = try source(group, 0)
            // The first read of a group that nobody has made yet makes it.
            inHand["\(group)0"] = try await source.read(100, .milliseconds(1))
            try await commit("\(group)0", twice: false)
            for _ in 0..<200 {
                let claimed = try await source.claim(100, .zero)
                #expect(claimed.vanished == 0, "seed \(seed): an entry was trimmed while it was pending")
                inHand["\(group)0"] = claimed.deliveries + (try await source.read(100, .milliseconds(1)))
                if inHand["\(group)0"]?.isEmpty == true { break }
                try await commit("\(group)0", twice: false)
            }
        }
    }
}

/// Sebastiano Vigna's SplitMix64, so that a seed names a history.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
