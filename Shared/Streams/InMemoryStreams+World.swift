import Contracts

extension InMemoryStreams {
    /// All state of a workspace, and what each call does to it.
    struct World {
        var records: [RecordKey: StateRecord] = [:]
        var indexes: [IndexName: [String: Int64]] = [:]
        var streams: [StreamName: Stream] = [:]
        private var versions: Int64 = 0
        private var positions = 0

        struct Pending {
            var consumer: String
            var since: Int64
            var deliveries: Int
        }

        struct Group {
            var delivered = 0
            var pending: [Int: Pending] = [:]
        }

        struct Stream {
            var entries: [(number: Int, time: Int64, fields: [(name: String, value: [UInt8])])] = []
            var groups: [String: Group] = [:]
        }

        mutating func take(_ step: Step) -> StepOutcome {
            switch step.fence {
            case .open: break
            case .due(let index, let timer):
                guard indexes[index]?[timer.member] == timer.score else { return .fenced }
            case .delivery(let delivery):
                let pending = streams[delivery.stream]?.groups[delivery.group]?.pending[number(delivery.position)]
                guard pending?.consumer == delivery.consumer else { return .fenced }
            }
            for (key, version) in step.expected where (records[key]?.version ?? 0) != version { return .conflict(key) }
            switch step.fence {
            case .open: break
            case .due(let index, let timer): indexes[index]?[timer.member] = nil
            case .delivery(let delivery):
                let position = number(delivery.position)
                streams[delivery.stream]?.groups[delivery.group]?.pending[position] = nil
            }
            for mutation in step.mutations { apply(mutation) }
            return .committed
        }

        private mutating func apply(_ mutation: Mutation) {
            switch mutation {
            case .put(let key, let data, _):
                versions += 1
                records[key] = StateRecord(version: versions, data: data)
            case .delete(let key): records[key] = nil
            case .append(let stream, let envelope): append(stream, envelope.fields)
            case .appendFields(let stream, let fields): append(stream, fields)
            case .enlist(let index, let member, let score): indexes[index, default: [:]][member] = score
            case .enlistIfAbsent(let index, let member, let score):
                if indexes[index]?[member] == nil { indexes[index, default: [:]][member] = score }
            case .strike(let index, let member): indexes[index]?[member] = nil
            case .adjust(let index, let member, let amount):
                let sum = (indexes[index]?[member] ?? 0) + amount
                indexes[index, default: [:]][member] = sum > 0 ? sum : nil
            }
        }

        private mutating func append(_ stream: StreamName, _ fields: [(name: String, value: [UInt8])]) {
            positions += 1
            streams[stream, default: Stream()].entries.append((positions, 0, fields))
        }

        func members(_ query: MemberQuery) -> [ScoredMember] {
            let all = (indexes[query.index] ?? [:]).map { ScoredMember(member: $0.key, score: $0.value) }
            let inRange = all.filter { (query.from...query.through).contains($0.score) }
            let sorted = inRange.sorted { ($0.score, $0.member) < ($1.score, $1.member) }
            let directed = query.descending ? sorted.reversed() : sorted
            return Array(directed.dropFirst(query.offset).prefix(query.limit))
        }

        mutating func read(_ name: StreamName, group: String, consumer: String, max: Int, now: Int64) -> [Delivery] {
            var stream = streams[name, default: Stream()]
            var state = stream.groups[group, default: Group()]
            let fresh = stream.entries.filter { $0.number > state.delivered }.prefix(max)
            for entry in fresh {
                state.delivered = entry.number
                state.pending[entry.number] = Pending(consumer: consumer, since: now, deliveries: 1)
            }
            stream.groups[group] = state
            streams[name] = stream
            return fresh.map {
                Delivery(
                    stream: name, group: group, consumer: consumer, position: "\($0.number)-0", fields: $0.fields,
                    deliveries: 1)
            }
        }

        mutating func claim(
            _ name: StreamName, group: String, consumer: String, max: Int, before: Int64, now: Int64,
            into claimed: inout ClaimedEntries
        ) {
            guard var state = streams[name]?.groups[group] else { return }
            let stale = state.pending.filter { $0.value.since <= before }.keys.sorted().prefix(max)
            for number in stale {
                guard let entry = streams[name]?.entries.first(where: { $0.number == number }) else {
                    state.pending[number] = nil
                    claimed.vanished += 1
                    continue
                }
                let deliveries = (state.pending[number]?.deliveries ?? 0) + 1
                state.pending[number] = Pending(consumer: consumer, since: now, deliveries: deliveries)
                claimed.deliveries.append(
                    Delivery(
                        stream: name, group: group, consumer: consumer, position: "\(number)-0", fields: entry.fields,
                        deliveries: deliveries))
            }
            streams[name]?.groups[group] = state
        }

        mutating func trim(_ name: StreamName, before: Int64) -> Int {
            guard let stream = streams[name], name.groups.allSatisfy({ stream.groups[$0] != nil }) else { return 0 }
            var bound = stream.entries.first { $0.time >= before }?.number ?? Int.max
            for group in stream.groups.values {
                bound = min(bound, group.pending.keys.min() ?? group.delivered, group.delivered)
            }
            let kept = stream.entries.filter { $0.number >= bound }
            streams[name]?.entries = kept
            return stream.entries.count - kept.count
        }

        func lag(_ name: StreamName, group: String) -> StreamLag {
            let stream = streams[name] ?? Stream()
            let state = stream.groups[group] ?? Group()
            return StreamLag(
                stream: name, group: group, length: stream.entries.count,
                undelivered: stream.entries.count { $0.number > state.delivered }, pending: state.pending.count)
        }

        func entries(_ query: EntryQuery) -> [StreamEntry] {
            let all = streams[query.stream]?.entries ?? []
            let after = query.after.map { number($0) }
            let directed = query.descending ? all.reversed() : all
            return directed.filter { entry in
                guard let after else { return true }
                return query.descending ? entry.number < after : entry.number > after
            }.prefix(query.limit).map { StreamEntry(position: "\($0.number)-0", fields: $0.fields) }
        }

        mutating func remove(_ name: StreamName, _ position: String) -> Bool {
            guard let index = streams[name]?.entries.firstIndex(where: { $0.number == number(position) }) else {
                return false
            }
            streams[name]?.entries.remove(at: index)
            return true
        }

        private func number(_ position: String) -> Int { Int(position.prefix { $0 != "-" }) ?? -1 }
    }
}
