package import AssignerCore
package import Contracts
package import Streams

/// Reads what the assigner remembers of people: who is loaded, who is away, who ended a failure before, who passed it on.
package struct OwnerBox: Sendable {
    private let store: StateStore
    private let inspector: StreamInspector

    /// Over the state and streams of the workspace.
    package init(store: StateStore, inspector: StreamInspector) {
        self.store = store
        self.inspector = inspector
    }

    /// Who is loaded and who is away.
    package func roster(at now: Timestamp) async throws -> Roster {
        let loads = try await store.members(MemberQuery(IndexName("assigner:load"), limit: 10_000))
        let away = try await store.members(
            MemberQuery(IndexName("assigner:unavailable"), from: now.milliseconds, limit: 1000))
        return Roster(
            openLoad: Dictionary(loads.map { ($0.member, Int($0.score)) }, uniquingKeysWith: +),
            unavailable: Set(away.map(\.member)))
    }

    /// Who ended a failure, or one of its nodes, before, and who passed it on.
    package func owners(of failure: FailureClassified, at now: Timestamp) async throws -> OwnerFacts {
        let place = "\(failure.repository)"
        let nodes = failure.nodes.prefix(10)
        let keys =
            ["assigner:declined:\(place):\(failure.fingerprint)", "assigner:fixer:\(place):\(failure.fingerprint)"]
            + nodes.map { "assigner:fixer:\(place):node:\($0.uniqueID.prefix(300))" }
        let records = try await store.read(keys.map { RecordKey($0) })
        let declines = records[0].data.flatMap { try? ContractJSON.decode(Declines.self, from: $0) }?.declines ?? []
        let fixers = records.dropFirst().compactMap { record in
            record.data.flatMap { try? ContractJSON.decode(Fixer.self, from: $0) }
        }
        return OwnerFacts(
            nodes: failure.nodes.map { NodeFacts($0) }, fixers: fixers,
            declined: Set(declines.filter { $0.holds(at: now) }.map(\.login)))
    }

    /// The newest failure of an issue, as it was classified; `nil` when the newest `depth` entries tell of none.
    package func failure(of subject: Subject, depth: Int = 50_000) async throws -> FailureClassified? {
        var position: String?
        var left = depth
        while left > 0 {
            let page = try await inspector.entries(
                EntryQuery(.classifications, after: position, limit: min(left, 500), descending: true))
            for entry in page {
                guard let envelope = try? Envelope(fields: entry.fields), envelope.type == .failureClassified,
                    let failure = try? envelope.decode(FailureClassified.self)
                else { continue }
                if failure.subject == subject { return failure }
            }
            guard let last = page.last, page.count == min(left, 500) else { return nil }
            position = last.position
            left -= page.count
        }
        return nil
    }

    private struct Declines: Codable {
        var declines: [Decline]
    }
}
