import Contracts
import Effects
import Logging
import Platform
import Policy
import ResolverCore
import ServiceRuntime
import Streams
import Testing

@testable import ResolverService

/// A resolver on streams in memory, handled entry by entry.
struct Bench: Sendable {
    let platform: Platform
    let streams: InMemoryStreams
    let handler: ResolverHandler
    let repository: RepositoryName
    let begin = Timestamp.system()
    var subject: Subject { Subject(repository, number: 42) }

    init(mode: String = "act", clock: ServiceClock = .live) throws {
        var environment = EnvironmentReader(values: [:])
        let metrics = PrometheusRegistry()
        let context = ServiceContext(
            service: "resolver", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: metrics, clock: clock,
            ids: ULIDGenerator.make(now: clock.now), health: HealthRegistry(),
            reloads: { AsyncStream { $0.finish() } })
        streams = InMemoryStreams(milliseconds: { Timestamp.system().milliseconds })
        let streams = streams
        let policy = """
            repositories: {acme/dbt_cloud: {mode: \(mode)}}
            resolution: {transient: {green_runs: 2, quiet: 1h}}
            """
        platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { streams.source($0, group: "resolver", consumer: "one") },
            policy: PolicyBox(try Policy.load(yaml: policy, file: "test.yaml")), github: nil,
            githubTokenName: "none")
        handler = ResolverHandler(platform: platform, meter: ResolverMeter(metrics))
        repository = try #require(RepositoryName("acme/dbt_cloud"))
    }

    /// Appends an entry, and handles it as the consumer does.
    func take(_ type: EntryType, _ value: some Encodable & Sendable) async throws {
        let (stream, envelope) = try platform.writer.envelope(type, subject: "x", value)
        _ = try await platform.store.commit([Step(mutations: [.append(stream, envelope)])])
        try await handle(envelope)
    }

    /// Hours before now.
    func at(_ hours: Double) -> Timestamp { begin - .milliseconds(Int(hours * 3_600_000)) }

    func placed(at hours: Double) -> FailurePlaced {
        FailurePlaced(
            failureID: platform.context.ids.next(), subject: subject, repository: repository,
            issue: IssueReference(number: 42), outcome: .issueUpdated, reason: "reported", category: .transientFailure,
            priority: .high, expert: .dbtExpert, deadlines: Deadlines(), occurrenceCount: 1,
            firstOccurrence: at(hours), lastOccurrence: at(hours),
            fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef"), environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.orders")], monitoring: Monitoring(greenRuns: 0, quietSeconds: 0))
    }

    func run(_ id: String, at hours: Double, _ status: String = "success") -> RunFinished {
        RunFinished(
            repository: repository, origin: .dbtCloud, run: RunReference(id: id, startedAt: at(hours + 0.1)),
            environment: .production, status: .success,
            nodes: [RunNode(uniqueID: "model.shop.orders", status: status, executed: true)], finishedAt: at(hours))
    }

    func command(_ text: String, permission: String = "write", at hours: Double = 0) -> IssueChanged {
        IssueChanged(
            repository: repository, number: 42, action: .commented,
            actor: Actor(login: "ana", isBot: false, permission: permission), command: text, at: at(hours))
    }

    func life() async throws -> IssueLife? {
        try await platform.store.read([ResolverKeys.life(subject)])[0].data.map {
            try ContractJSON.decode(IssueLife.self, from: $0)
        }
    }

    /// As if everything that was planned had been written.
    func finish() async throws {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        for var effect in try await effects() {
            guard effect.state == .planned else { continue }
            _ = try await draft.read(Effect.self, EffectLedger.key(effect.effectID))
            effect.state = .done
            try draft.put(EffectLedger.key(effect.effectID), effect)
        }
        _ = try await platform.store.commit([draft.step])
    }

    func handle(_ envelope: Envelope) async throws {
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            try await handler.handle(envelope, &draft)
            if case .committed = try await platform.store.commit([draft.step])[0] { return }
        }
    }

    /// Every effect of the kinds, or of all when none is named, in the order in which they were planned.
    func effects(_ kinds: EffectKind...) async throws -> [Effect] {
        let members = try await platform.store.members(MemberQuery(EffectLedger.index, limit: 1000))
        return try await platform.store.read(members.map { EffectLedger.key($0.member) })
            .compactMap { try $0.data.map { try ContractJSON.decode(Effect.self, from: $0) } }
            .filter { kinds.isEmpty || kinds.contains($0.kind) }
    }
}
