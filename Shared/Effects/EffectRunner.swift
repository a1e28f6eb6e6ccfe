package import Contracts
package import Logging
import ServiceLifecycle
package import Streams

/// Sends one service's effects: most urgent subject first, those of one subject in order, each once.
///
/// Any number of replicas may run; a subject is leased while it is worked on.
package struct EffectRunner: ServiceLifecycle.Service {
    /// What the service changes in the same step in which an effect is done or has failed.
    package typealias Completion = @Sendable (Effect, inout StepDraft) async throws -> Void

    let subjects: SubjectRunner
    let queue: IndexName
    let store: StateStore
    let realNow: @Sendable () -> Timestamp
    let interval: Duration
    let logger: Logger

    /// - Parameters:
    ///   - instance: names this process among the replicas.
    ///   - gate: the budget that an effect is paced by; its key names the token or the channel.
    ///   - interval: the real time between two looks at an empty queue.
    package init(
        ledger: EffectLedger, store: StateStore, writer: EntryWriter, port: EffectPort,
        gate: @escaping @Sendable (Effect) -> BudgetGate,
        instance: String, settings: EffectSettings, interval: Duration = .milliseconds(100), logger: Logger,
        observe: @escaping @Sendable (Effect) -> Void = { _ in }, completed: @escaping Completion
    ) {
        subjects = SubjectRunner(
            service: ledger.service, store: store, writer: writer, port: port, gate: gate, instance: instance,
            settings: settings, logger: logger, observe: observe, completed: completed)
        queue = EffectLedger.queue(ledger.service)
        self.store = store
        realNow = settings.realNow
        self.interval = interval
        self.logger = logger
    }

    /// Runs until graceful shutdown; the write that is out is finished and noted first.
    package func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                if try await sendNext() == false { try await rest(interval) }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("sending effects failed", metadata: ["error": "\(error)"])
                try? await rest(interval * 5)
            }
        }
    }

    private func rest(_ duration: Duration) async throws {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }

    /// Works on the most urgent subject that is free; whether there was one.
    package func sendNext() async throws -> Bool {
        let free = try await store.members(MemberQuery(queue, through: realNow().milliseconds, limit: 64))
        guard !free.isEmpty else { return false }
        for member in try await byUrgency(free) {
            if try await subjects.run(member, queue: queue) { return true }
        }
        return false
    }

    private func byUrgency(_ members: [ScoredMember]) async throws -> [ScoredMember] {
        guard members.count > 1 else { return members }
        let subjects = members.map { Subject($0.member) }
        let pending = try await store.read(
            subjects.map { $0.map { PendingEffects.key(self.subjects.service, $0) } ?? RecordKey("none") })
        let first = pending.map { record in
            record.data.flatMap { try? ContractJSON.decode(PendingEffects.self, from: $0) }?.effectIDs.first
        }
        let effects = try await store.read(first.map { $0.map { EffectLedger.key($0) } ?? RecordKey("none") })
        let urgencies = effects.map { record in
            record.data.flatMap { try? ContractJSON.decode(Effect.self, from: $0) }?.urgency ?? Int.max
        }
        return zip(members, urgencies).sorted { ($0.1, $0.0.score) < ($1.1, $1.0.score) }.map(\.0)
    }
}

/// How a runner leases and retries.
package struct EffectSettings: Sendable {
    /// Real time.
    package var realNow: @Sendable () -> Timestamp
    /// The clock of the domain.
    package var now: @Sendable () -> Timestamp
    /// How fast the domain's clock runs; 1 is real time.
    package var clockRate: Double
    /// Real time after which a subject whose runner died is free again; must exceed the longest call.
    package var lease: Duration = .seconds(15)
    /// How often a write is tried before it is parked with the reason.
    package var attempts = 5

    /// Made of its clocks.
    package init(
        realNow: @escaping @Sendable () -> Timestamp, now: @escaping @Sendable () -> Timestamp, clockRate: Double
    ) {
        self.realNow = realNow
        self.now = now
        self.clockRate = clockRate
    }

    /// The real time that a time of the domain takes.
    func real(_ duration: Duration) -> Duration { duration / max(1, clockRate) }
}
