import Contracts
import CoreMetrics
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Looks at outside parties again and again for what no webhook told, from where the last look ended: at the start, and then
/// as often as the policy says, hourly at least.
///
/// Any number of replicas may run: the record of a party is leased while one of them looks.
struct Poller: ServiceLifecycle.Service {
    /// How often a party is looked at when the policy does not say.
    static let standard = Duration.seconds(3600)
    /// How far the first look goes back.
    static let first = Duration.seconds(86_400)
    /// How much of the time before is looked at again: lists lag behind.
    static let overlap = Duration.seconds(600)
    /// How long a look may take before another replica may begin, in real time.
    static let lease = Duration.seconds(120)

    /// Whom it looks at.
    enum Party: String, CaseIterable, Sendable {
        case gitHub = "github"
        case dbtCloud = "dbt_cloud"
    }

    let platform: Platform
    let sweep: Sweep

    /// Runs until graceful shutdown; a look that is under way then is given up, and made again.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var isFirst = true
            while !Task.isCancelled {
                for party in parties { await lookIfDue(at: party, isFirst: isFirst) }
                isFirst = false
                try? await Task.sleep(for: max(.milliseconds(250), min(.seconds(5), platform.realTime(.seconds(15)))))
            }
        }
    }

    private var parties: [Party] {
        Party.allCases.filter { $0 == .gitHub ? sweep.gitHub != nil : sweep.dbt != nil }
    }

    private func lookIfDue(at party: Party, isFirst: Bool) async {
        do {
            _ = try await look(at: party, isFirst: isFirst)
        } catch {
            if Task.isCancelled { return }
            count(party, "failed")
            platform.context.logger.warning(
                "looking for what was missed failed", metadata: ["party": "\(party.rawValue)", "error": "\(error)"])
        }
    }

    /// Looks at a party when it is this process's turn; what was found, or `nil` when it was not.
    func look(at party: Party, isFirst: Bool = false) async throws -> Sweep.Found? {
        let begun = platform.now()
        guard let taken = try await lease(party, isFirst: isFirst, at: begun) else { return nil }
        let since = (taken.through ?? begun - Poller.first) - (taken.through == nil ? .zero : Poller.overlap)
        let found: Sweep.Found
        do {
            switch party {
            case .gitHub: found = try await sweep.gitHubChanges(since: since)
            case .dbtCloud: found = try await sweep.dbtRuns(since: since)
            }
        } catch {
            // Not at once again: the other side may be in trouble.
            let pause = max(Duration.seconds(1), platform.realTime(.seconds(60)))
            try await give(party, back: taken, through: taken.through, from: Timestamp.system() + pause)
            throw error
        }
        try await give(party, back: taken, through: begun, from: Timestamp.system())
        _ = try await sweep.countUnaccounted()
        count(party, "done")
        if found.ingested > 0 {
            platform.context.logger.info(
                "took in what no webhook had told",
                metadata: ["party": "\(party.rawValue)", "count": "\(found.ingested)"])
        }
        return found
    }

    private func interval(_ party: Party) -> Duration {
        let poll = platform.policy.current.intake.poll
        return (party == .gitHub ? poll.gitHub : poll.dbtCloud) ?? Poller.standard
    }

    private func lease(_ party: Party, isFirst: Bool, at moment: Timestamp) async throws -> PollRecord? {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let key = IngestorKeys.poll(party.rawValue)
        let known = try await draft.read(PollRecord.self, key)
        let now = Timestamp.system()
        if let known {
            guard known.leasedUntil <= now else { return nil }
            // A start looks at once, unless another replica has just done so.
            let wait = isFirst ? min(interval(party), .seconds(60)) : interval(party)
            if let through = known.through, moment.since(through) < wait { return nil }
        }
        let mine = PollRecord(
            through: known?.through, leasedUntil: now + Poller.lease, holder: platform.context.instance)
        try draft.put(key, mine)
        guard case .committed = try await platform.store.commit([draft.step])[0] else { return nil }
        return mine
    }

    private func give(
        _ party: Party, back taken: PollRecord, through: Timestamp?, from: Timestamp
    ) async throws {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let key = IngestorKeys.poll(party.rawValue)
        // Whoever took over meanwhile goes on from where this one began.
        guard try await draft.read(PollRecord.self, key) == taken else { return }
        try draft.put(key, PollRecord(through: through, leasedUntil: from, holder: taken.holder))
        _ = try await platform.store.commit([draft.step])
    }

    private func count(_ party: Party, _ outcome: String) {
        MetricName.polls.counter(
            [("party", party.rawValue), ("outcome", outcome)], in: platform.context.metrics
        ).increment()
    }
}
