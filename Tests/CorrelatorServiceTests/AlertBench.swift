import Contracts
import CorrelatorCore
import CurlOutbound
import Effects
import Foundation
import GitHub
import JSONScan
import Logging
import Notify
import Outbound
import Platform
import Policy
import RedisStreams
import Sandbox
import ServiceLifecycle
import ServiceRuntime
import Signatures
import Streams
import Support
import Synchronization
import Testing

@testable import CorrelatorService

/// A clock that moves when a test says so, or when somebody sleeps by it.
final class ManualClock: Sendable {
    // A Tuesday, 12:00 UTC.
    private let value = Mutex(Timestamp(milliseconds: 1_795_521_600_000))
    var now: Timestamp { value.withLock { $0 } }
    func pass(_ duration: Duration) { value.withLock { $0 = $0 + duration } }
}

/// A correlator on a real Redis, told entry by entry, whose Slack, PagerDuty and receiver are the sandbox's, over HTTP.
struct AlertBench: Sendable {
    let time: ManualClock
    let platform: Platform
    let targets: NotifyTargets
    let url: String
    let driver: CurlDriver
    let redis: PrivateRedis
    let desk: AlertDesk
    let handler: CorrelatorHandler

    static let policy = """
        hub: acme/hub
        repositories: {acme/one: {mode: act}, acme/two: {mode: act}, acme/three: {mode: act}, acme/watched: {}, acme/hub: {}}
        experts: {dbt-expert: {members: [ana], fallback: da-architect}, da-architect: {members: [hana]}}
        notifications:
          slack_channel: "#data"
          members: {ana: U0000ANA0, hana: U0000HAN0}
          quiet_hours: "22:00-07:00"
          daily_limit: 4
        """

    static func with(
        policy: String = AlertBench.policy, hook: Bool = false,
        _ body: @escaping @Sendable (AlertBench) async throws -> Void
    ) async throws {
        let driver = CurlDriver()
        defer { driver.close() }
        let redis = try PrivateRedis()
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let clock = ManualClock()
        let server = SandboxServer(
            SandboxSettings(port: 0, webhookURL: nil, webhookSecret: "hush"), now: { clock.now },
            client: driver.client, log: log, bound: { bound.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: log))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = await ports.first { _ in true } ?? 0
            let bench = try AlertBench(clock, redis, driver, "http://127.0.0.1:\(port)", policy, hook: hook)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body(bench)) } catch { outcome = .failure(error) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            try outcome.get()
        }
    }

    private init(
        _ clock: ManualClock, _ redis: PrivateRedis, _ driver: CurlDriver, _ url: String, _ policy: String, hook: Bool
    ) throws {
        self.redis = redis
        self.driver = driver
        self.url = url
        var environment = EnvironmentReader(values: [:])
        let now: @Sendable () -> Timestamp = { clock.now }
        let context = ServiceContext(
            service: "correlator", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: PrometheusRegistry(),
            clock: ServiceClock(now: now, sleep: { until in clock.pass(max(.zero, until.since(clock.now))) }),
            ids: ULIDGenerator.make(now: now), health: HealthRegistry(), reloads: { AsyncStream { $0.finish() } })
        let streams = try LiveStreamsForTests(redis)
        platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { _ in InMemoryStreams(milliseconds: { 0 }).source([], group: "x", consumer: "x") },
            policy: PolicyBox(try Policy.load(yaml: policy, file: "test.yaml")),
            github: GitHubClient(
                driver.client,
                tokens: TokenSource(
                    .token(Secret("sandbox-bot")), baseURL: url, client: driver.client, now: Timestamp.system),
                baseURL: url, now: now), githubTokenName: "sandbox")
        let credential: SlackCredential =
            hook ? .webhook(Secret("\(url)/slack/services/T0/B0/x")) : .bot(Secret("xoxb-test"))
        targets = NotifyTargets(
            slack: SlackClient(driver.client, credential: credential, baseURL: "\(url)/slack/api"),
            pagerDuty: PagerDutyClient(driver.client, routingKey: Secret("R0"), baseURL: "\(url)/pagerduty"),
            webhook: WebhookClient(
                driver.client, url: Secret("\(url)/receiver/hook"), secret: Secret("0123456789abcdef"), realNow: now))
        let lanes = AlertLanes(platform: platform, targets: targets, realNow: now)
        desk = AlertDesk(platform: platform, lanes: lanes)
        handler = CorrelatorHandler(platform: platform, alerts: desk)
        time = clock
    }

    /// Handles an entry as the consumer does, `times` over.
    func take(_ type: EntryType, _ value: some Encodable & Sendable, times: Int = 1) async throws {
        let (_, envelope) = try platform.writer.envelope(type, subject: "x", value)
        let index = IndexName("test:deliveries")
        let member = ScoredMember(member: envelope.id.description, score: 1)
        _ = try await platform.store.commit([Step(mutations: [.enlist(index, member: member.member, score: 1)])])
        for _ in 0..<times { try await handle(envelope, .due(index, member)) }
    }

    /// What was taken already changes nothing: as with a stream's entry, the fence says so.
    private func handle(_ envelope: Envelope, _ fence: Fence) async throws {
        for _ in 0..<20 {
            var draft = StepDraft(fence: fence, store: platform.store, writer: platform.writer)
            try await handler.handle(envelope, &draft)
            switch try await platform.store.commit([draft.step])[0] {
            case .committed, .fenced: return
            case .conflict: continue
            }
        }
        Issue.record("an entry could not be handled")
    }

    /// Fires what is due and sends what waits, for so long on the clock.
    ///
    /// - Parameter isLooking: whether GitHub is asked for reactions.
    func run(
        for duration: Duration = .seconds(10), runners: [EffectRunner]? = nil, isLooking: Bool = false
    ) async throws {
        let until = time.now + duration
        let runners = runners ?? desk.lanes.runners(desk)
        while time.now < until {
            if isLooking { try await watch?.lookAtDue() }
            _ = try await desk.timers.fireDue()
            for runner in runners {
                for _ in 0..<5 where try await runner.sendNext() == false { break }
            }
            time.pass(.seconds(1))
        }
    }

    private var watch: ReactionWatch? {
        platform.github.map {
            ReactionWatch(desk: desk, reader: ReactionReader(platform: platform, gitHub: $0))
        }
    }

    /// A call to the sandbox's GitHub with somebody's token.
    @discardableResult
    func gitHub(_ method: String, _ path: String, _ body: String? = nil, as login: String) async throws -> JSONValue {
        let headers = [
            OutboundHeader("Authorization", "Bearer sandbox-\(login)"), OutboundHeader("User-Agent", "test"),
        ]
        let request = OutboundRequest(
            method, "\(url)/repos/acme/\(path)", headers: headers, body: body.map { Array($0.utf8) })
        let reply = try await driver.client.send(request)
        #expect(reply.status < 300, "\(method) \(path) as \(login)")
        return (try? JSONValue(parsing: reply.body)) ?? .null
    }

    func sandbox(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSONValue {
        let request = OutboundRequest(method, "\(url)/_sandbox/\(path)", body: body.map { Array($0.utf8) })
        let reply = try await driver.client.send(request)
        return (try? JSONValue(parsing: reply.body)) ?? .null
    }

    /// The messages in Slack: those that are kept, and what their threads say.
    func messages() async throws -> [(text: String, edits: Int, isNews: Bool, channel: String, ts: String)] {
        try await list("slack/messages").map {
            (
                ($0["text"]?.string ?? "").replacing("\u{200B}", with: ""), $0["edits"]?.count ?? 0,
                $0["thread_ts"]?.string != nil,
                $0["channel"]?.string ?? "", $0["ts"]?.string ?? ""
            )
        }
    }

    /// What PagerDuty was told of each alert.
    func pages() async throws -> [(key: String, status: String, events: [String])] {
        try await list("pagerduty/alerts").map { alert in
            var events: [String] = []
            while let event = alert["events"]?[events.count]?.string { events.append(event) }
            return (alert["dedup_key"]?.string ?? "", alert["status"]?.string ?? "", events)
        }
    }

    /// How many messages, news included, and alerts there are.
    func counts() async throws -> [Int] {
        let messages = try await messages().count
        return [messages, try await pages().count]
    }

    func list(_ path: String) async throws -> [JSONValue] {
        let list = try await sandbox("GET", path)
        return (0..<list.count).compactMap { list[$0] }
    }

    func effects() async throws -> [Effect] {
        let members = try await platform.store.members(MemberQuery(EffectLedger.index, limit: 1000))
        return try await platform.store.read(members.map { EffectLedger.key($0.member) })
            .compactMap { try $0.data.map { try ContractJSON.decode(Effect.self, from: $0) } }
    }
}

extension JSONValue {
    var count: Int { if case .array(let elements) = self { elements.count } else { 0 } }
}

/// State and streams on a test's own Redis.
struct LiveStreamsForTests {
    let store: StateStore
    let inspector: StreamInspector

    init(_ redis: PrivateRedis) throws {
        let connection = try redis.connection()
        let keyspace = Keyspace(workspace: "test")
        store = RedisStore(connection: connection, keyspace: keyspace).store
        inspector = RedisInspector(connection: connection, keyspace: keyspace).inspector
    }
}
