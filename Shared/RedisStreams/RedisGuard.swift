package import Streams

/// Checks Redis before it is trusted.
package struct RedisGuard: Sendable {
    private let connection: RedisConnection

    /// Asks over this connection.
    package init(connection: RedisConnection) { self.connection = connection }

    /// Returns when Redis is 7.0 or newer, keeps an append-only file and never evicts.
    ///
    /// - Throws: ``StreamsError`` (`unfit` with the remedy; `unavailable`).
    package func check() async throws(StreamsError) {
        guard let text = try await connection.send(RedisCommand("INFO")).text else {
            throw StreamsError(.malformedReply, "INFO answered no text")
        }
        if let problem = RedisGuard.problem(info: text) { throw StreamsError(.unfit, problem) }
    }

    /// What is wrong with the server that `INFO` describes, with the remedy; `nil` when nothing is.
    package static func problem(info: String) -> String? {
        var facts: [Substring: Substring] = [:]
        for line in info.split(whereSeparator: \.isNewline) {
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { facts[pair[0]] = pair[1] }
        }
        let version = facts["redis_version"] ?? "unknown"
        guard let major = version.split(separator: ".").first.flatMap({ Int($0) }), major >= 7 else {
            return "Redis is \(version); Switchyard needs 7.0 or newer"
        }
        guard facts["aof_enabled"] == "1" else {
            return "Redis has its append-only file off, so a restart would lose what was accepted; set appendonly yes"
        }
        guard facts["maxmemory_policy"] == "noeviction" else {
            return
                "Redis may evict (maxmemory-policy \(facts["maxmemory_policy"] ?? "unknown")); set maxmemory-policy noeviction"
        }
        return nil
    }
}
