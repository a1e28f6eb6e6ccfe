import Contracts
import CorrelatorCore
import Effects
import Logging
import Notify
import Platform
import Policy
import RedisStreams
import ServiceRuntime
import Streams
import Support
import Testing

@testable import CorrelatorService

/// A correlator on a Redis of its own, handled entry by entry.
struct Bench: Sendable {
    let platform: Platform
    let redis: PrivateRedis
    let handler: CorrelatorHandler
    var methods: CorrelatorRPC { CorrelatorRPC(platform: platform, alerts: handler.alerts) }
    let begin = Timestamp(milliseconds: 1_795_000_000_000)

    init(hub: Bool = true, redis given: PrivateRedis? = nil) throws {
        var environment = EnvironmentReader(values: [:])
        let context = ServiceContext(
            service: "correlator", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: PrometheusRegistry(),
            clock: .live,
            ids: ULIDGenerator.make(now: Timestamp.system), health: HealthRegistry(),
            reloads: { AsyncStream { $0.finish() } })
        let redis = try given ?? PrivateRedis(fsync: "no")
        let connection = try redis.connection()
        let keyspace = Keyspace(workspace: "test")
        self.redis = redis
        let place =
            hub ? "hub: acme/hub\nrepositories: {acme/hub: {mode: act}}" : "repositories: {acme/one: {mode: act}}"
        platform = Platform(
            context: context, store: RedisStore(connection: connection, keyspace: keyspace).store,
            inspector: RedisInspector(connection: connection, keyspace: keyspace).inspector,
            source: { _ in preconditionFailure("nothing is consumed here") },
            policy: PolicyBox(try Policy.load(yaml: "workspace: test\n\(place)", file: "test.yaml")), github: nil,
            githubTokenName: "none")
        let lanes = AlertLanes(platform: platform, targets: NotifyTargets())
        handler = CorrelatorHandler(platform: platform, alerts: AlertDesk(platform: platform, lanes: lanes))
    }

    /// Appends an entry, and handles it as the consumer does.
    @discardableResult
    func take(_ type: EntryType, _ value: some Encodable & Sendable) async throws -> Envelope {
        let (_, envelope) = try platform.writer.envelope(type, subject: "x", value)
        try await handle(envelope)
        return envelope
    }

    func handle(_ envelope: Envelope) async throws {
        for _ in 0..<200 {
            var draft = draft()
            try await handler.handle(envelope, &draft)
            if case .committed = try await platform.store.commit([draft.step])[0] { return }
        }
        Issue.record("two hundred conflicts")
    }

    func draft() -> StepDraft { StepDraft(fence: .open, store: platform.store, writer: platform.writer) }

    func incidents() async throws -> [IncidentChanged] {
        let members = try await platform.store.members(MemberQuery(CorrelatorKeys.incidents, limit: 100))
        var draft = draft()
        return try await draft.read(
            IncidentChanged.self, members.compactMap { ULID($0.member) }.map(CorrelatorKeys.incident)
        )
        .compactMap(\.self).sorted { $0.incidentID < $1.incidentID }
    }

    func effects(_ kinds: EffectKind...) async throws -> [Effect] {
        let members = try await platform.store.members(MemberQuery(EffectLedger.index, limit: 1000))
        return try await platform.store.read(members.map { EffectLedger.key($0.member) })
            .compactMap { try $0.data.map { try ContractJSON.decode(Effect.self, from: $0) } }
            .filter { kinds.isEmpty || kinds.contains($0.kind) }
    }

    /// Opens the tracking issues that are planned, as the runner does.
    func openTrackingIssues(from number: Int = 100) async throws {
        var number = number
        for var effect in try await effects(.openIssue) where effect.state == .planned {
            var draft = draft()
            _ = try await draft.read(Effect.self, EffectLedger.key(effect.effectID))
            effect.state = .done
            effect.result = EffectResult(number: number)
            number += 1
            try draft.put(EffectLedger.key(effect.effectID), effect)
            try await handler.completed(effect, &draft)
            #expect(try await platform.store.commit([draft.step]) == [.committed])
        }
    }

    func at(_ minutes: Int) -> Timestamp { begin + .seconds(60 * minutes) }

    func repository(_ name: String) throws -> RepositoryName { try #require(RepositoryName("acme/\(name)")) }

    /// A failure of an expired login; `user` names which.
    func refused(
        _ number: Int, _ name: String, user: String = "SVC_DBT", host: String = "hk82731", at minutes: Int
    )
        throws -> FailureClassified
    {
        let repository = try repository(name)
        let verdict = Verdict(
            category: .infrastructureIssue, errorType: .credentialExpired, priority: .high, confidence: 0.9,
            expert: .snowflakeExpert, complexityScore: 4, affectedSystems: ["snowflake"],
            monitoring: Monitoring(greenRuns: 1, quietSeconds: 0), summary: "refused", engine: .model, modelVersion: "m"
        )
        return FailureClassified(
            failureID: ULID(time: begin, random: UInt128(number)), subject: Subject(repository, number: number),
            repository: repository, fingerprint: Fingerprint(rawValue: "v1:\(user.lowercased())\(host)"),
            environment: .production, verdict: verdict, title: "refused", origin: .api,
            error: ErrorDigest(
                family: "snowflake.connection", code: "390144",
                lines: [
                    "390144 (08001): Failed to connect to DB: \(host).snowflakecomputing.com:443. JWT token is invalid. user \(user)"
                ]),
            occurredAt: at(minutes), observedAt: at(minutes + 1))
    }
}
