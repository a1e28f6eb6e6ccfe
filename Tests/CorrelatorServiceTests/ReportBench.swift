import Contracts
import Effects
import Logging
import Notify
import Platform
import Policy
import ServiceRuntime
import Streams
import Synchronization
import Testing

@testable import CorrelatorService

/// A correlator's scheduled reports on streams in memory, with a clock that the test moves.
final class ReportBench: Sendable {
    let streams: InMemoryStreams
    let platform: Platform
    let reports: ScheduledReports
    private let moment: Moment

    /// `replicaOf` shares that one's streams: a second replica, or the same one after a restart.
    init(mode: String = "act", policy more: String = "", at start: String, replicaOf other: ReportBench? = nil) throws {
        let begin = try #require(Timestamp(rfc3339: start))
        streams = other?.streams ?? InMemoryStreams(milliseconds: { Timestamp.system().milliseconds })
        let holder = Moment()
        holder.set(begin)
        moment = holder
        var environment = EnvironmentReader(values: [:])
        let context = ServiceContext(
            service: "correlator", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: PrometheusRegistry(),
            clock: ServiceClock(now: { holder.now }, sleep: { _ in }), ids: ULIDGenerator.make(now: Timestamp.system),
            health: HealthRegistry(), reloads: { AsyncStream { $0.finish() } })
        let streams = streams
        platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { streams.source($0, group: "correlator", consumer: "one") },
            policy: PolicyBox(try ReportBench.policy(mode: mode, more)), github: nil, githubTokenName: "none")
        reports = ScheduledReports(platform: platform)
    }

    static func policy(mode: String = "act", _ more: String = "") throws -> Policy {
        try Policy.load(
            yaml: "hub: acme/hub\nrepositories: {acme/hub: {}, acme/one: {mode: \(mode)}}\n\(more)", file: "test.yaml")
    }

    func move(to text: String) throws { moment.set(try #require(Timestamp(rfc3339: text))) }

    /// Looks at the policy and fires what is due; how many timers took effect.
    @discardableResult
    func tick() async throws -> Int {
        try await reports.arrange()
        return try await reports.timers.fireDue()
    }

    private var handler: CorrelatorHandler {
        let lanes = AlertLanes(platform: platform, targets: NotifyTargets())
        return CorrelatorHandler(platform: platform, alerts: AlertDesk(platform: platform, lanes: lanes))
    }

    /// Notes that the newest report with this word in its title was opened under a number, as often as it is said.
    func open(_ word: String, as number: Int, times: Int = 1) async throws {
        var effect = try #require(
            try await effects().last { $0.kind == .openIssue && $0.request.title?.contains(word) == true })
        effect.state = .done
        effect.result = EffectResult(number: number)
        for _ in 0..<times {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            try await handler.completed(effect, &draft)
            _ = try await platform.store.commit([draft.step])
        }
    }

    /// Somebody does something to an issue of the hub.
    func act(_ action: ActivityAction, on number: Int, isBot: Bool = false) async throws {
        let hub = try #require(RepositoryName("acme/hub"))
        let change = IssueChanged(
            repository: hub, number: number, action: action, actor: Actor(login: "ana", isBot: isBot),
            at: platform.now())
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        try await handler.handle(try platform.writer.envelope(.issueChanged, subject: "x", change).1, &draft)
        _ = try await platform.store.commit([draft.step])
    }

    /// Numbers of the issues that are to be closed.
    func closed() async throws -> [Int?] {
        try await effects().filter { $0.kind == .closeIssue && $0.request.stateReason == "completed" }.map(\.number)
    }

    /// Every effect in the ledger, oldest first.
    func effects() async throws -> [Effect] {
        let members = try await platform.store.members(MemberQuery(EffectLedger.index, limit: 500))
        return try await platform.store.read(members.map { EffectLedger.key($0.member) }).compactMap { record in
            try record.data.map { try ContractJSON.decode(Effect.self, from: $0) }
        }
    }

    /// Failures of a node at so many moments, written to the streams as of those moments.
    func fail(_ node: String, at moments: [Timestamp], repository name: String = "acme/one") async throws {
        let repository = try #require(RepositoryName(name))
        for (number, at) in moments.enumerated() {
            let verdict = Verdict(
                category: .transientFailure, errorType: .network, priority: .high, confidence: 0.9, expert: .dbtExpert,
                complexityScore: 1, monitoring: Monitoring(greenRuns: 1, quietSeconds: 0), summary: "s",
                engine: .model, modelVersion: "m")
            let id = ULID(time: at, random: UInt128(number))
            let failure = FailureClassified(
                failureID: id, subject: Subject(repository, fingerprint: Fingerprint(rawValue: "v1:1")),
                repository: repository, fingerprint: Fingerprint(rawValue: "v1:1"), environment: .production,
                nodes: [FailedNode(uniqueID: node)], verdict: verdict, title: "t", origin: .dbtCloud,
                error: ErrorDigest(family: "f"), occurredAt: at, observedAt: at)
            let envelope = Envelope(
                id: id, type: .failureClassified, source: "/test/1", subject: "s", time: at,
                data: try ContractJSON.encode(failure))
            _ = try await platform.store.commit([Step(mutations: [.append(.classifications, envelope)])])
        }
    }
}

/// A moment that a test sets.
final class Moment: Sendable {
    private let stored = Mutex(Timestamp(milliseconds: 0))

    var now: Timestamp { stored.withLock { $0 } }

    func set(_ moment: Timestamp) { stored.withLock { $0 = moment } }
}
