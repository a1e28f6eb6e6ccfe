package import Contracts
package import Streams

/// Entries of some streams for one consumer of one group.
package struct RedisSource: Sendable {
    private let reader: RedisConnection
    private let commands: RedisConnection
    private let keyspace: Keyspace
    private let streams: [StreamName]
    private let group: String
    private let consumer: String
    private let trimmer: RedisScript
    private let names: [String: StreamName]

    /// `reader` is this source's own, since its reads block; `commands` may be shared.
    package init(
        reader: RedisConnection, commands: RedisConnection, keyspace: Keyspace, streams: [StreamName], group: String,
        consumer: String
    ) {
        self.reader = reader
        self.commands = commands
        self.keyspace = keyspace
        self.streams = streams
        self.group = group
        self.consumer = consumer
        trimmer = RedisScript(TrimScript.source, on: commands)
        names = Dictionary(uniqueKeysWithValues: streams.map { (keyspace.key($0), $0) })
    }

    /// The source as the interface that consumers know.
    package var source: StreamSource {
        StreamSource(
            read: { max, wait throws(StreamsError) in try await read(max, wait) },
            claim: { max, idle throws(StreamsError) in try await claim(max, idle) },
            trim: { age throws(StreamsError) in try await trim(age) },
            lag: { () throws(StreamsError) in try await lag() })
    }

    private func read(_ limit: Int, _ wait: Duration) async throws(StreamsError) -> [Delivery] {
        var words = RedisWords([
            "XREADGROUP", "GROUP", group, consumer, "COUNT", String(limit), "BLOCK",
            String(max(1, wait.milliseconds)), "STREAMS",
        ])
        for stream in streams { words.append(keyspace.key(stream)) }
        for _ in streams { words.append(">") }
        let reply: RedisValue
        do throws(StreamsError) {
            reply = try await reader.send(RedisCommand(words))
        } catch  where error.message.hasPrefix("NOGROUP") {
            try await makeGroups()
            return []
        }
        return (reply.array ?? []).flatMap { pair -> [Delivery] in
            guard let parts = pair.array, parts.count == 2, let stream = parts[0].text.flatMap({ names[$0] }) else {
                return []
            }
            return (parts[1].array ?? []).compactMap { delivery($0, in: stream, deliveries: 1) }
        }
    }

    private func delivery(_ entry: RedisValue, in stream: StreamName, deliveries: Int) -> Delivery? {
        guard let position = entry.array?.first?.text, let fields = entry.entryFields else { return nil }
        return Delivery(
            stream: stream, group: group, consumer: consumer, position: position, fields: fields,
            deliveries: deliveries)
    }

    /// Groups begin at the start of their stream, so that nothing appended before is missed.
    private func makeGroups() async throws(StreamsError) {
        let replies = try await commands.send(
            streams.map { RedisCommand("XGROUP", "CREATE", keyspace.key($0), group, "0", "MKSTREAM") })
        for case .error(let text) in replies where !text.hasPrefix("BUSYGROUP") { throw StreamsError(refusal: text) }
    }

    private func claim(_ max: Int, _ idle: Duration) async throws(StreamsError) -> ClaimedEntries {
        var claimed = ClaimedEntries(deliveries: [], vanished: 0)
        for stream in streams {
            let command = RedisCommand(
                "XAUTOCLAIM", keyspace.key(stream), group, consumer, String(idle.milliseconds), "0-0", "COUNT",
                String(max))
            let reply: [RedisValue]
            do throws(StreamsError) {
                reply = try await commands.send(command).array ?? []
            } catch  where error.message.hasPrefix("NOGROUP") {
                continue
            }
            guard reply.count >= 2, let entries = reply[1].array else { continue }
            if reply.count > 2 { claimed.vanished += reply[2].array?.count ?? 0 }
            let counts = try await deliveryCounts(entries, in: stream)
            for entry in entries {
                guard let position = entry.array?.first?.text else { continue }
                if let found = delivery(entry, in: stream, deliveries: counts[position] ?? 1) {
                    claimed.deliveries.append(found)
                }
            }
        }
        return claimed
    }

    private func deliveryCounts(
        _ entries: [RedisValue], in stream: StreamName
    ) async throws(StreamsError) -> [String: Int] {
        let positions = entries.compactMap { $0.array?.first?.text }
        guard !positions.isEmpty else { return [:] }
        let replies = try await commands.send(
            positions.map { RedisCommand("XPENDING", keyspace.key(stream), group, $0, $0, "1") })
        var counts: [String: Int] = [:]
        for (position, reply) in zip(positions, replies) {
            counts[position] = reply.array?.first?.array?.last?.integer.map { Int($0) }
        }
        return counts
    }

    private func trim(_ age: Duration) async throws(StreamsError) -> Int {
        var trimmed = 0
        for stream in streams {
            let reply = try await trimmer.run(
                keys: RedisWords([keyspace.key(stream)]),
                arguments: RedisWords([String(age.milliseconds)] + stream.groups))
            trimmed += Int(reply.integer ?? 0)
        }
        return trimmed
    }

    private func lag() async throws(StreamsError) -> [StreamLag] {
        let inspector = RedisInspector(connection: commands, keyspace: keyspace)
        var lags: [StreamLag] = []
        for stream in streams {
            lags += try await inspector.groups(of: stream).filter { $0.group == group }
        }
        return lags
    }
}
