import Contracts
package import Streams

/// Reads streams of one workspace as an operator does.
package struct RedisInspector: Sendable {
    private let connection: RedisConnection
    private let keyspace: Keyspace

    /// Uses a connection that no blocking read is made on.
    package init(connection: RedisConnection, keyspace: Keyspace) {
        self.connection = connection
        self.keyspace = keyspace
    }

    /// The inspector as the interface that the console knows.
    package var inspector: StreamInspector {
        StreamInspector(
            entries: { query throws(StreamsError) in try await entries(query) },
            groups: { stream throws(StreamsError) in try await groups(of: stream) },
            length: { stream throws(StreamsError) in
                Int(try await connection.send(RedisCommand("XLEN", keyspace.key(stream))).integer ?? 0)
            },
            remove: { stream, position throws(StreamsError) in
                try await connection.send(RedisCommand("XDEL", keyspace.key(stream), position)).integer == 1
            })
    }

    private func entries(_ query: EntryQuery) async throws(StreamsError) -> [StreamEntry] {
        let after = query.after.map { "(\($0)" }
        let command =
            query.descending
            ? RedisCommand("XREVRANGE", keyspace.key(query.stream), after ?? "+", "-", "COUNT", String(query.limit))
            : RedisCommand("XRANGE", keyspace.key(query.stream), after ?? "-", "+", "COUNT", String(query.limit))
        return (try await connection.send(command).array ?? []).compactMap { entry in
            guard let position = entry.array?.first?.text, let fields = entry.entryFields else { return nil }
            return StreamEntry(position: position, fields: fields)
        }
    }

    func groups(of stream: StreamName) async throws(StreamsError) -> [StreamLag] {
        let replies = try await connection.send([
            RedisCommand("XLEN", keyspace.key(stream)), RedisCommand("XINFO", "GROUPS", keyspace.key(stream)),
        ])
        let length = Int(replies.first?.integer ?? 0)
        return (replies.last?.array ?? []).compactMap { group in
            let flat = group.array ?? []
            var facts: [String: RedisValue] = [:]
            for index in stride(from: 0, to: flat.count - 1, by: 2) {
                if let name = flat[index].text { facts[name] = flat[index + 1] }
            }
            guard let name = facts["name"]?.text else { return nil }
            return StreamLag(
                stream: stream, group: name, length: length, undelivered: facts["lag"]?.integer.map { Int($0) },
                pending: Int(facts["pending"]?.integer ?? 0))
        }
    }
}

extension RedisValue {
    /// The fields of an entry `[position, [name, value, …]]`.
    var entryFields: [(name: String, value: [UInt8])]? {
        guard let parts = array, parts.count == 2, let flat = parts[1].array else { return nil }
        return stride(from: 0, to: flat.count - 1, by: 2).compactMap { index in
            guard let name = flat[index].text, let value = flat[index + 1].bytes else { return nil }
            return (name, value)
        }
    }
}
