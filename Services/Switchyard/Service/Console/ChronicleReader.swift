package import Contracts
package import CorrelatorCore
import Effects
package import Policy
package import Streams
package import SwitchyardCore

/// Reads the streams into a chronicle.
package struct ChronicleReader: Sendable {
    /// More failures without a place are not counted one by one.
    private static let mostUnaccounted = 10_000

    private let store: StateStore
    private let inspector: StreamInspector
    private var positions: [StreamName: String] = [:]

    /// From the streams' beginnings.
    package init(store: StateStore, inspector: StreamInspector) {
        self.store = store
        self.inspector = inspector
    }

    /// Takes what is new, at most a thousand entries of each stream; answers how many there were.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package mutating func read(_ apply: (Envelope) -> Void) async throws -> Int {
        var count = 0
        for stream in StreamName.known {
            let entries = try await inspector.entries(EntryQuery(stream, after: positions[stream], limit: 1000))
            for entry in entries {
                positions[stream] = entry.position
                if let envelope = try? Envelope(fields: entry.fields) { apply(envelope) }
            }
            count += entries.count
        }
        return count
    }

    /// Everything that there is.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package mutating func chronicle(limit: Int = 100_000) async throws -> Chronicle {
        var chronicle = Chronicle(limit: limit)
        while try await read({ chronicle.apply($0) }) > 0 {}
        return chronicle
    }

    /// Figures over a time of what the streams tell. Now is their newest entry, whose clock may be a demonstration's.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func report(of period: ReportPeriod, policy: Policy) async throws -> GetReportResponse {
        var newest = Timestamp(milliseconds: 0)
        var first = self
        while try await first.read({ newest = max(newest, $0.time) }) > 0 {}
        let (since, until) = period.bounds(policy.reports, now: newest + .milliseconds(1))
        var builder = ReportBuilder(since: since, until: until, policy: policy)
        var second = self
        while try await second.read({ builder.add($0) }) > 0 {}
        let waiting = try await store.members(
            MemberQuery(.waiting, through: until.milliseconds, limit: ChronicleReader.mostUnaccounted))
        return builder.report(unaccounted: waiting.count)
    }

    /// What a review of the last `span` until the newest entry looks at; `nil` when there is no entry.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func facts(since span: Duration, policy: Policy) async throws -> ReviewFacts? {
        var newest: Timestamp?
        var first = self
        while try await first.read({ newest = max(newest ?? $0.time, $0.time) }) > 0 {}
        guard let newest else { return nil }
        var facts = ReviewFacts(policy: policy, since: newest - span, now: newest)
        var second = self
        while try await second.read({ facts.add($0) }) > 0 {}
        return facts
    }

    /// What was recorded in the last `span` until the newest entry, as far as a replay needs it, and the issues that failures
    /// without one were given. Without repositories those of all.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func recorded(
        since span: Duration, repositories: Set<RepositoryName>
    ) async throws -> (entries: [ReplayEntry], numbers: [ULID: Int]) {
        var entries: [ReplayEntry] = []
        var numbers: [ULID: Int] = [:]
        var reader = self
        while try await reader.read({ envelope in
            if envelope.type == .failurePlaced, let placed = try? envelope.decode(FailurePlaced.self),
                placed.outcome == .issueOpened
            {
                numbers[placed.failureID] = placed.subject.number
            } else if let entry = ReplayEntry(envelope) {
                entries.append(entry)
            }
        }) > 0 {}
        let newest = entries.map(\.at).max() ?? Timestamp(milliseconds: 0)
        entries.removeAll { entry in
            entry.at < newest - span
                || !repositories.isEmpty && !entry.repositories.contains { repositories.contains($0) }
        }
        return (entries, numbers)
    }

    /// The newest effects of a subject, from the newest ten thousand of all.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func effects(of subject: Subject) async throws -> [Effect] {
        var found: [Effect] = []
        for page in 0..<20 {
            let members = try await store.members(
                MemberQuery(EffectLedger.index, limit: 500, offset: page * 500, descending: true))
            for record in try await store.read(members.map { EffectLedger.key($0.member) }) {
                guard let bytes = record.data, let effect = try? ContractJSON.decode(Effect.self, from: bytes),
                    effect.subject == subject
                else { continue }
                found.append(effect)
            }
            if members.count < 500 { break }
        }
        return found
    }
}
