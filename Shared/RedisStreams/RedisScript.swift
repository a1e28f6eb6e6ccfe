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
    func run(keys: RedisWords, arguments: RedisWords) async throws(StreamsError) -> RedisValue {
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
        _ digest: String, _ keys: RedisWords, _ arguments: RedisWords
    ) async throws(StreamsError) -> RedisValue {
        var words = RedisWords(capacity: 128 + keys.bytes.count + arguments.bytes.count)
        words.append("EVALSHA")
        words.append(digest)
        words.append(keys.count)
        words.append(contentsOf: keys)
        words.append(contentsOf: arguments)
        return try await connection.send(RedisCommand(words))
    }
}
