package import Contracts

/// How likely nodes, jobs and fingerprints fail within the next day, from when they failed before.
///
/// What is kept is bounded: the newest hours of failure of the things that failed last. Entries may come in any order.
package struct RiskForecast: Sendable {
    /// So many things are remembered at most.
    package static let limit = 20_000
    private static let mergesKept = 500

    private var histories: [RiskKey: FailureMoments] = [:]
    private var merges: [RepositoryName: [Int64]] = [:]
    private var beginning: Timestamp?

    /// Nothing is known yet.
    package init() {}

    /// Takes a verdict or a merged pull request; any other entry does nothing.
    package mutating func add(_ envelope: Envelope) {
        switch envelope.type {
        case .failureClassified:
            if let failure = try? envelope.decode(FailureClassified.self) { add(failure) }
        case .issueChanged:
            if let change = try? envelope.decode(IssueChanged.self), change.action == .pullRequestMerged {
                addMerge(in: change.repository, at: change.at)
            }
        default: break
        }
    }

    /// Counts a failure under its nodes, its job and its fingerprint.
    package mutating func add(_ failure: FailureClassified) {
        for key in Set(RiskKey.keys(of: failure)) { add(key, at: failure.occurredAt) }
    }

    /// Counts a failure of one thing.
    package mutating func add(_ key: RiskKey, at moment: Timestamp) {
        begin(at: moment)
        histories[key, default: FailureMoments(at: moment)].add(moment)
        if histories.count > RiskForecast.limit + RiskForecast.limit / 10 { forget() }
    }

    /// Counts a merged pull request.
    package mutating func addMerge(in repository: RepositoryName, at moment: Timestamp) {
        begin(at: moment)
        var known = merges[repository] ?? []
        known.append(moment.milliseconds)
        if known.count > RiskForecast.mergesKept {
            known.sort()
            known.removeFirst(known.count - RiskForecast.mergesKept)
        }
        merges[repository] = known
    }

    /// Since when is watched, at the latest; without it, since the first entry.
    package mutating func begin(at moment: Timestamp) { beginning = min(beginning ?? moment, moment) }

    private mutating func forget() {
        let oldest = histories.sorted { ($0.value.last, $0.key) < ($1.value.last, $1.key) }
        for (key, _) in oldest.prefix(histories.count - RiskForecast.limit) { histories[key] = nil }
    }

    /// The likeliest to fail in the 24 hours after a moment, at most `limit`.
    ///
    /// - Parameter kinds: which kinds of things; all when empty.
    package func likeliest(_ limit: Int, at now: Timestamp, kinds: Set<String> = []) -> [Risk] {
        let all = Dictionary(grouping: histories.keys.filter { kinds.isEmpty || kinds.contains($0.kind) }, by: \.kind)
        let risks = all.flatMap { kind, keys in
            let group = keys.reduce(into: [RiskKey: FailureMoments]()) { $0[$1] = histories[$1] }
            let model = RiskModel(group, merges: merges, since: beginning ?? now, now: now)
            return keys.compactMap { model.risk(of: $0) }
        }
        return Array(
            risks.sorted {
                (-$0.probability, $0.kind, $0.repository.description, $0.key)
                    < (-$1.probability, $1.kind, $1.repository.description, $1.key)
            }.prefix(limit))
    }
}
