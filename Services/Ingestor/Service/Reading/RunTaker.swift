import Contracts
import IngestorCore
import Platform
import ServiceRuntime
import Streams

/// Takes in a run once, whoever tells of it: a webhook, its second event, a poller, reconciliation.
struct RunTaker: Sendable {
    /// How long an errored run waits for dbt Cloud to say that its artifacts are there, by the domain's clock.
    static let grace = Duration.seconds(90)

    let platform: Platform
    let intake: Intake
    let desk: WorkDesk
    /// Whether dbt Cloud can be asked.
    let readsDbt: Bool

    /// What became of it.
    enum Result: Hashable, Sendable {
        case stored
        case duplicate
    }

    /// Takes in a run of dbt Cloud.
    ///
    /// - Throws: ``StreamsError``: nothing was stored.
    func take(_ run: DbtIntake.Run) async throws -> Result {
        let now = Timestamp.system()
        let work = RunWork(dbt: run.finished, key: run.key, hasArtifacts: run.hasArtifacts, at: now)
        let claim = RecordKey(work.claim)
        while true {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            draft.requireAbsent(claim)
            draft.add(.put(claim, [], timeToLive: IngestorKeys.seenMemory))
            let wait = run.hasArtifacts ? .zero : platform.realTime(RunTaker.grace)
            if readsDbt { try desk.put(work, due: now + wait, &draft) }
            var step = draft.step
            if !readsDbt {
                let ids = platform.context.ids
                let told = DbtFindings(run.finished).observations(now: platform.now(), makeID: { ids.next() })
                for observation in told { try intake.add(observation, to: &step) }
            }
            switch try await intake.committer.commit(step) {
            case .committed: return .stored
            case .conflict(let key) where key == claim: return try await again(run, work.id)
            case .conflict, .fenced: continue
            }
        }
    }

    /// A run that was seen before: its artifacts are there now, so there is nothing more to wait for.
    private func again(_ run: DbtIntake.Run, _ id: String) async throws -> Result {
        while run.hasArtifacts {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            guard var known = try await draft.read(RunWork.self, IngestorKeys.work(id)), !known.hasArtifacts else {
                return .duplicate
            }
            known.hasArtifacts = true
            try desk.put(known, due: .system(), &draft)
            if case .committed = try await intake.committer.commit(draft.step) { return .stored }
        }
        return .duplicate
    }
}

extension Platform {
    /// How long a span of the domain's clock takes in real time.
    func realTime(_ span: Duration) -> Duration {
        context.settings.pace.real(for: span, from: .system())
    }
}
