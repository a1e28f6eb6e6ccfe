import Streams

/// A Lua script, called by its SHA-1 and loaded again when Redis has forgotten it.
struct RedisScript: Sendable {
    let source: String
    private let connection: RedisConnection
    private let digest: ScriptDigest

    init(_ source: String, on connection: RedisConnection) {
        self.source = source
        self.connection = connection
        digest = ScriptDigest()
    }

    /// Runs the script.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`: it may have been applied; `full`; `refused`).
    func run(keys: [String], arguments: [[UInt8]]) async throws(StreamsError) -> RedisValue {
        if let known = digest.value {
            do {
                return try await call(known, keys, arguments)
            } catch  where error.message.hasPrefix("NOSCRIPT") {
                // Redis was restarted or flushed its scripts; nothing was run.
            }
        }
        guard let loaded = try await connection.send(RedisCommand("SCRIPT", "LOAD", source)).text else {
            throw StreamsError(.malformedReply, "SCRIPT LOAD answered no digest")
        }
        digest.value = loaded
        return try await call(loaded, keys, arguments)
    }

    private func call(
        _ digest: String, _ keys: [String], _ arguments: [[UInt8]]
    ) async throws(StreamsError) -> RedisValue {
        var words: [[UInt8]] = []
        words.reserveCapacity(3 + keys.count + arguments.count)
        words.append("EVALSHA")
        words.append(digest)
        words.append(keys.count)
        for key in keys { words.append(key) }
        words.append(contentsOf: arguments)
        return try await connection.send(RedisCommand(arguments: words))
    }
}
