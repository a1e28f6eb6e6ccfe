package import Streams

/// State and streams of one workspace in Redis.
package struct RedisStore: Sendable {
    private let connection: RedisConnection
    private let keyspace: Keyspace
    private let script: RedisScript

    /// Uses a connection that no blocking read is made on.
    package init(connection: RedisConnection, keyspace: Keyspace) {
        self.connection = connection
        self.keyspace = keyspace
        script = RedisScript(StepScript.source, on: connection)
    }

    /// The store as the interface that services know.
    package var store: StateStore {
        StateStore(
            read: { keys throws(StreamsError) in try await read(keys) },
            commit: { steps throws(StreamsError) in try await commit(steps) },
            members: { query throws(StreamsError) in try await members(query) },
            score: { index, member throws(StreamsError) in
                try await connection.send(RedisCommand("ZSCORE", keyspace.key(index), member)).score
            },
            count: { index throws(StreamsError) in
                Int(try await connection.send(RedisCommand("ZCARD", keyspace.key(index))).integer ?? 0)
            })
    }

    private func read(_ keys: [RecordKey]) async throws(StreamsError) -> [StateRecord] {
        let commands = keys.map { RedisCommand("HMGET", keyspace.key($0), "version", "data") }
        var records: [StateRecord] = []
        for reply in try await connection.send(commands) {
            if case .error(let text) = reply { throw StreamsError(refusal: text) }
            guard let pair = reply.array, pair.count == 2 else {
                throw StreamsError(.malformedReply, "HMGET answered no pair")
            }
            records.append(StateRecord(version: pair[0].integer ?? 0, data: pair[1].bytes))
        }
        return records
    }

    private func commit(_ steps: [Step]) async throws(StreamsError) -> [StepOutcome] {
        guard !steps.isEmpty else { return [] }
        let encoder = StepEncoder(steps, keyspace: keyspace)
        let reply = try await script.run(keys: encoder.keys, arguments: encoder.program)
        let outcomes = (reply.array ?? []).compactMap { $0.text }.compactMap { encoder.outcome($0) }
        guard outcomes.count == steps.count else {
            throw StreamsError(
                .malformedReply, "the step script answered \(outcomes.count) outcomes for \(steps.count) steps")
        }
        return outcomes
    }

    private func members(_ query: MemberQuery) async throws(StreamsError) -> [ScoredMember] {
        let low = query.from == .min ? "-inf" : String(query.from)
        let high = query.through == .max ? "+inf" : String(query.through)
        let key = keyspace.key(query.index)
        let command = RedisCommand(
            query.descending ? "ZREVRANGEBYSCORE" : "ZRANGEBYSCORE", key, query.descending ? high : low,
            query.descending ? low : high, "WITHSCORES", "LIMIT", String(query.offset), String(query.limit))
        let flat = try await connection.send(command).array ?? []
        return stride(from: 0, to: flat.count - 1, by: 2).compactMap { index in
            guard let member = flat[index].text, let score = flat[index + 1].score else { return nil }
            return ScoredMember(member: member, score: score)
        }
    }
}

extension RedisValue {
    /// A sorted set's score; large ones come in scientific notation.
    var score: Int64? {
        guard let text, let value = Double(text), value.magnitude < 9e15 else { return nil }
        return Int64(value)
    }
}
