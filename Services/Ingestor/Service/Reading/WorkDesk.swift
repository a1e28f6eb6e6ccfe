import Contracts
import IngestorCore
import Platform
import ServiceRuntime
import Streams

/// Keeps the runs of which more is to be read, from the step that saw them to the step that tells them.
///
/// Docs: docs/decisions/0018-runs-are-read-beside-the-step.md
struct WorkDesk: Sendable {
    /// How long one reading may take before another replica takes over, in real time.
    static let lease = Duration.seconds(180)
    /// How long a work that nobody ends is kept.
    static let memory = Duration.seconds(7 * 86_400)

    let platform: Platform

    /// Puts a work into the queue, as part of a step.
    func put(_ work: RunWork, due: Timestamp, _ draft: inout StepDraft) throws {
        try draft.put(IngestorKeys.work(work.id), work, timeToLive: WorkDesk.memory)
        draft.add(.enlist(IngestorKeys.workQueue, member: work.id, score: due.milliseconds))
    }

    /// The same for a step that is made by hand.
    func put(_ work: RunWork, due: Timestamp, _ step: inout Step) throws {
        step.mutations.append(
            .put(IngestorKeys.work(work.id), try ContractJSON.encode(work), timeToLive: WorkDesk.memory))
        step.mutations.append(.enlist(IngestorKeys.workQueue, member: work.id, score: due.milliseconds))
    }

    /// The works that are due, longest overdue first.
    func due(at now: Timestamp, limit: Int) async throws -> [ScoredMember] {
        try await platform.store.members(MemberQuery(IngestorKeys.workQueue, through: now.milliseconds, limit: limit))
    }

    /// A work that is this process's until the lease ends.
    struct Taken: Sendable {
        var work: RunWork
        var lease: ScoredMember
        var until: Timestamp
    }

    /// Leases a work; `nil` when somebody else was faster or it has ended.
    func lease(_ member: ScoredMember, at now: Timestamp) async throws -> Taken? {
        var draft = draft(.due(IngestorKeys.workQueue, member))
        guard let work = try await draft.read(RunWork.self, IngestorKeys.work(member.member)) else {
            _ = try await platform.store.commit([draft.step])
            return nil
        }
        let until = now + WorkDesk.lease
        draft.add(.enlist(IngestorKeys.workQueue, member: member.member, score: until.milliseconds))
        guard case .committed = try await platform.store.commit([draft.step])[0] else { return nil }
        return Taken(
            work: work, lease: ScoredMember(member: member.member, score: until.milliseconds), until: until)
    }

    /// Ends a work in one step with what it becomes; whether that took effect.
    @discardableResult
    func end(
        _ taken: Taken, _ observations: [Observation], handedOver: RunWork?, intake: Intake
    ) async throws -> Bool {
        var next = handedOver
        while true {
            var draft = draft(.due(IngestorKeys.workQueue, taken.lease))
            draft.add(.delete(IngestorKeys.work(taken.work.id)))
            let claim = next.map { RecordKey($0.claim) }
            if let next, let claim {
                draft.requireAbsent(claim)
                draft.add(.put(claim, [], timeToLive: IngestorKeys.seenMemory))
                try put(next, due: .system(), &draft)
            }
            var step = draft.step
            for observation in observations {
                try intake.add(observation, to: &step)
                guard case .run(let run, _) = observation else { continue }
                step.mutations += try await FailedNodes(platform: platform).changes(by: run)
            }
            switch try await platform.store.commit([step])[0] {
            case .committed: return true
            case .fenced: return false
            // A webhook has told of the later try already.
            case .conflict(let key) where key == claim: next = nil
            case .conflict: continue
            }
        }
    }

    /// Puts a work off.
    func putOff(_ taken: Taken, by wait: Duration, isInVain: Bool) async throws {
        var draft = draft(.due(IngestorKeys.workQueue, taken.lease))
        // What a webhook has said meanwhile stays.
        guard var work = try await draft.read(RunWork.self, IngestorKeys.work(taken.work.id)) else { return }
        if isInVain { work.tries += 1 }
        try put(work, due: Timestamp.system() + wait, &draft)
        _ = try await platform.store.commit([draft.step])
    }

    private func draft(_ fence: Fence) -> StepDraft {
        StepDraft(fence: fence, store: platform.store, writer: platform.writer)
    }
}
