import Contracts
import RedisStreams
import Streams
import Support

/// The streams of a running line as an operator sees them.
struct StreamView: Sendable {
    let inspector: StreamInspector
    let store: StateStore

    init(_ line: RunningLine) throws {
        let connection = try line.redis.connection()
        let keyspace = Keyspace(workspace: "sandbox")
        inspector = RedisInspector(connection: connection, keyspace: keyspace).inspector
        store = RedisStore(connection: connection, keyspace: keyspace).store
    }

    func entries(_ stream: StreamName) async throws -> [Envelope] {
        var all: [Envelope] = []
        var position: String?
        while true {
            let page = try await inspector.entries(EntryQuery(stream, after: position, limit: 1000))
            all += try page.map { try Envelope(fields: $0.fields) }
            guard let last = page.last, page.count == 1000 else { return all }
            position = last.position
        }
    }

    /// Entries that some group has not finished, over all streams.
    func unfinished() async throws -> Int {
        var sum = 0
        for stream in StreamName.known {
            for lag in try await inspector.groups(stream) { sum += lag.pending + (lag.undelivered ?? 0) }
        }
        return sum
    }

    func deadLetters() async throws -> Int {
        var sum = 0
        for stream in StreamName.known { sum += try await inspector.length(stream.dead) }
        return sum
    }
}
