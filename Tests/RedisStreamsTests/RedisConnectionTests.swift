import RedisStreams
import Streams
import Support
import Testing

@Suite("connections to a real Redis", .timeLimit(.minutes(1)))
struct RedisConnectionTests {
    @Test("each of many concurrent callers gets its own reply")
    func order() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    let reply = try await connection.send(RedisCommand("ECHO", "\(number)"))
                    #expect(reply.text == "\(number)")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("bytes of every value and size survive")
    func binary() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var words = RedisWords(["ECHO"])
        words.append(bytes)
        let reply = try await connection.send(RedisCommand(words))
        #expect(reply.bytes == bytes)
        #expect(try await connection.send(RedisCommand("ECHO", "")).bytes == [])
    }

    @Test("a refusal among several replies is a value, alone an error")
    func refusals() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        let replies = try await connection.send([RedisCommand("NOSUCH"), RedisCommand("ECHO", "still here")])
        guard case .error = replies[0] else { return #expect(Bool(false), "expected a refusal") }
        #expect(replies[1].text == "still here")
        await #expect(throws: StreamsError.self) { try await connection.send(RedisCommand("NOSUCH")) }
    }

    @Test("a killed server fails what is out, and the connection comes back with it")
    func reconnect() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        _ = try await connection.send(RedisCommand("SET", "a", "1"))
        redis.kill()
        await #expect(throws: StreamsError.self) { try await connection.send(RedisCommand("GET", "a")) }
        let again = try PrivateRedis(folder: redis.folder)
        var value: String?
        while value == nil { value = try? await connection.send(RedisCommand("GET", "a")).text }
        #expect(value == "1")
        again.kill()
    }

    @Test("a script survives that Redis forgets it")
    func scripts() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        let store = RedisStore(connection: connection, keyspace: Keyspace(workspace: "t")).store
        let key = RecordKey("r")
        #expect(try await store.commit([Step(mutations: [.put(key, [1], timeToLive: nil)])]) == [.committed])
        _ = try await connection.send(RedisCommand("SCRIPT", "FLUSH"))
        #expect(try await store.commit([Step(mutations: [.put(key, [2], timeToLive: nil)])]) == [.committed])
    }

    @Test("the guard accepts a safe server and names what makes another unfit")
    func guardian() async throws {
        let redis = try PrivateRedis()
        let connection = try redis.connection()
        try await RedisGuard(connection: connection).check()
        _ = try await connection.send(RedisCommand("CONFIG", "SET", "maxmemory-policy", "allkeys-lru"))
        await #expect(throws: StreamsError.self) { try await RedisGuard(connection: connection).check() }
        _ = try await connection.send(RedisCommand("CONFIG", "SET", "maxmemory-policy", "noeviction"))
        _ = try await connection.send(RedisCommand("CONFIG", "SET", "appendonly", "no"))
        await #expect(throws: StreamsError.self) { try await RedisGuard(connection: connection).check() }
        #expect(RedisGuard.problem(info: "redis_version:6.2.1\r\naof_enabled:1\r\nmaxmemory_policy:noeviction") != nil)
    }
}
