import Contracts
import RedisStreams
import Streams
import Support
import Testing

/// One implementation of the streams under the conformance suite.
struct Driver: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () throws -> Workbench

    static let all: [Driver] = [
        Driver(testDescription: "in memory") {
            let streams = InMemoryStreams(milliseconds: { 0 })
            return Workbench(
                store: streams.store, inspector: streams.inspector, keep: streams,
                source: { names, group, consumer in streams.source(names, group: group, consumer: consumer) })
        },
        Driver(testDescription: "Redis") {
            let redis = try PrivateRedis()
            let connection = try redis.connection()
            let keyspace = Keyspace(workspace: "test")
            return Workbench(
                store: RedisStore(connection: connection, keyspace: keyspace).store,
                inspector: RedisInspector(connection: connection, keyspace: keyspace).inspector, keep: redis,
                source: { names, group, consumer in
                    RedisSource(
                        reader: try redis.connection(), commands: connection, keyspace: keyspace, streams: names,
                        group: group, consumer: consumer
                    ).source
                })
        },
    ]
}

/// What a test of the suite works with.
struct Workbench: Sendable {
    let store: StateStore
    let inspector: StreamInspector
    let keep: any AnyObject & Sendable
    let source: @Sendable ([StreamName], String, String) throws -> StreamSource

    func append(_ numbers: some Sequence<Int>, subject: String = "a/b#1") async throws {
        let steps = numbers.map { number in Step(mutations: [.append(.runs, Driver.envelope(number, subject: subject))])
        }
        _ = try await store.commit(steps)
    }

    /// Reads until the group's stream is made and something comes, at most a few times.
    func read(_ source: StreamSource, _ max: Int = 100) async throws -> [Delivery] {
        for _ in 0..<3 {
            let deliveries = try await source.read(max, .milliseconds(20))
            if !deliveries.isEmpty { return deliveries }
        }
        return []
    }
}

extension Driver {
    static func envelope(_ number: Int, subject: String = "a/b#1") -> Envelope {
        Envelope(
            id: ULID(time: Timestamp(milliseconds: 1_700_000_000_000), random: UInt128(number)), type: .runFinished,
            source: "/test/1", subject: subject, time: Timestamp(milliseconds: 1_700_000_000_000),
            data: Array("{\"number\":\(number)}".utf8))
    }
}
