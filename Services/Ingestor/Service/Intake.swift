import Contracts
import IngestorCore
import Platform
import ServiceRuntime
import Streams

/// Puts observations on their streams, each once, in one atomic step with what keeps them from coming twice.
struct Intake: Sendable {
    let platform: Platform
    let committer: StepCommitter
    /// Where the failures of workflows wait until more is read about them; unset when GitHub can't be asked.
    var desk: WorkDesk?

    /// What became of a delivery.
    enum Result: Hashable, Sendable {
        case stored
        case duplicate
    }

    /// Stores the observations unless the delivery was stored before; those that are observed only once and were, are left
    /// out.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `full`): nothing may be acknowledged then.
    func store(_ observations: [Observation], delivery: RecordKey) async throws -> Result {
        var rest = observations
        while true {
            let step = try step(rest, delivery: delivery)
            switch try await committer.commit(step) {
            case .committed: return .stored
            case .fenced: return .duplicate
            case .conflict(let key) where key == delivery: return .duplicate
            case .conflict(let key):
                rest.removeAll { $0.once.map { IngestorKeys.once($0) } == key }
                if rest.isEmpty { return .duplicate }
            }
        }
    }

    private func step(_ observations: [Observation], delivery: RecordKey) throws -> Step {
        var step = Step(
            expected: [delivery: 0], mutations: [.put(delivery, [], timeToLive: IngestorKeys.memory)])
        for observation in observations {
            if let desk, let work = RunWork(of: observation, in: observations) {
                Intake.observe(observation.once, in: &step)
                try desk.put(work, due: .system(), &step)
            } else {
                try add(observation, to: &step)
            }
        }
        return step
    }

    private static func observe(_ once: String?, in step: inout Step) {
        guard let once else { return }
        let key = IngestorKeys.once(once)
        step.expected[key] = 0
        step.mutations.append(.put(key, [], timeToLive: IngestorKeys.seenMemory))
    }

    /// Adds one observation to a step.
    func add(_ observation: Observation, to step: inout Step) throws {
        Intake.observe(observation.once, in: &step)
        let (stream, envelope) = try envelope(observation)
        step.mutations.append(.append(stream, envelope))
        if case .failure(let failure, _) = observation {
            step.mutations.append(
                .enlist(
                    .waiting, member: failure.failureID.description, score: failure.observedAt.milliseconds))
        }
    }

    private func envelope(_ observation: Observation) throws -> (StreamName, Envelope) {
        switch observation {
        case .failure(let failure, _):
            let subject =
                failure.issue.map { Subject(failure.repository, number: $0.number) }
                ?? Subject(failure.repository, fingerprint: failure.fingerprint)
            return try platform.writer.envelope(
                .failureObserved, subject: subject.description, json: EntryJSON.bytes(failure))
        case .run(let run, _):
            let subject = "\(run.repository)/\(run.job?.id ?? run.job?.name ?? "run")"
            return try platform.writer.envelope(.runFinished, subject: subject, run)
        case .activity(let change):
            let subject = Subject(change.repository, number: change.number)
            return try platform.writer.envelope(
                .issueChanged, subject: subject.description, json: EntryJSON.bytes(change))
        case .landed(let change):
            return try platform.writer.envelope(.changeLanded, subject: change.label, change)
        }
    }
}

extension Observation {
    /// What the observation is made by only once, if it is.
    var once: String? {
        switch self {
        case .failure(_, let once), .run(_, let once): once
        case .activity, .landed: nil
        }
    }
}
