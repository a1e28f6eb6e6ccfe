import AssignerCore
import Contracts
import Effects
import GitHub
import Logging
import Outbound
import Platform
import Policy
import ServiceRuntime
import Signatures
import Streams
import Synchronization
import Testing

@testable import AssignerService

/// An assigner on streams in memory, handled entry by entry.
struct Bench: Sendable {
    let platform: Platform
    let streams: InMemoryStreams
    let handler: AssignerHandler
    let reader: CodeOwnersReader
    let runner: InvestigationRunner
    let repository: RepositoryName

    /// `commits` is what GitHub answers to a question for commits; without it there is no GitHub.
    init(
        mode: String = "act", commits: String? = nil, status: Int = 200, policy more: String = "",
        files: [String: String]? = nil
    ) throws {
        var environment = EnvironmentReader(values: [:])
        let metrics = PrometheusRegistry()
        let context = ServiceContext(
            service: "assigner", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: metrics, clock: .live,
            ids: ULIDGenerator.make(now: Timestamp.system), health: HealthRegistry(),
            reloads: { AsyncStream { $0.finish() } })
        streams = InMemoryStreams(milliseconds: { Timestamp.system().milliseconds })
        let streams = streams
        let github = (commits ?? files.map { _ in "" }).map { body in
            let outbound = OutboundClient { request throws(OutboundError) in
                guard let files else { return OutboundReply(status: status, body: Array(body.utf8)) }
                guard let file = files.first(where: { request.url.hasSuffix("/contents/\($0.key)") }) else {
                    return OutboundReply(status: 404, body: Array("{}".utf8))
                }
                return OutboundReply(status: status, body: Array(file.value.utf8))
            }
            let tokens = TokenSource(
                .token(Secret("ghp_hush")), baseURL: "https://api.example.test", client: outbound, now: Timestamp.system
            )
            return GitHubClient(
                outbound, tokens: tokens, baseURL: "https://api.example.test", now: Timestamp.system)
        }
        let policy = "repositories: {acme/dbt_cloud: {mode: \(mode)}}\n\(more)"
        platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { streams.source($0, group: "assigner", consumer: "one") },
            policy: PolicyBox(try Policy.load(yaml: policy, file: "test.yaml")), github: github,
            githubTokenName: "none")
        let shelf = CodeOwnersShelf()
        reader = CodeOwnersReader(platform: platform, shelf: shelf)
        handler = AssignerHandler(platform: platform, meter: AssignerMeter(metrics), shelf: shelf)
        runner = InvestigationRunner(platform: platform)
        repository = try #require(RepositoryName("acme/dbt_cloud"))
    }

    /// Appends an entry, and handles it as the consumer does.
    func take(_ type: EntryType, _ value: some Encodable & Sendable) async throws {
        let (stream, envelope) = try platform.writer.envelope(type, subject: "x", value)
        _ = try await platform.store.commit([Step(mutations: [.append(stream, envelope)])])
        try await handle(envelope)
    }

    func handle(_ envelope: Envelope) async throws {
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            try await handler.handle(envelope, &draft)
            if case .committed = try await platform.store.commit([draft.step])[0] { return }
        }
    }

    /// A failure of issue 42, as the classifier tells of it.
    func failure(issue: Int? = 42, verdict change: (inout Verdict) -> Void = { _ in }) -> FailureClassified {
        let now = Timestamp.system()
        var verdict = Verdict(
            category: .codeFixRequired, errorType: .compilationFailure, priority: .high, confidence: 0.9,
            expert: .dbtExpert, complexityScore: 3, monitoring: Monitoring(greenRuns: 3, quietSeconds: 0),
            summary: "", engine: .model, modelVersion: "m1")
        change(&verdict)
        let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")
        return FailureClassified(
            failureID: platform.context.ids.next(),
            subject: issue.map { Subject(repository, number: $0) } ?? Subject(repository, fingerprint: fingerprint),
            repository: repository, issue: issue.map { IssueReference(number: $0) }, fingerprint: fingerprint,
            environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.orders", path: "models/orders.sql")],
            verdict: verdict,
            title: "orders failed @octocat", origin: .githubIssue,
            error: ErrorDigest(family: "dbt", lines: ["Compilation Error: 'total' is undefined"]), occurredAt: now,
            observedAt: now)
    }

    func asked(by label: Bool = false) -> FailureInvestigated {
        FailureInvestigated(
            subject: Subject(repository, number: 42), repository: repository,
            fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef"), askedBy: "ana", askedByLabel: label,
            at: Timestamp.system())
    }

    /// Every effect of the kinds, in the order in which they were planned.
    func effects(_ kinds: EffectKind...) async throws -> [Effect] {
        let members = try await platform.store.members(MemberQuery(EffectLedger.index, limit: 1000))
        return try await platform.store.read(members.map { EffectLedger.key($0.member) })
            .compactMap { try $0.data.map { try ContractJSON.decode(Effect.self, from: $0) } }
            .filter { kinds.contains($0.kind) }
    }

    func waiting() async throws -> Int { try await platform.store.count(PendingInvestigation.queue) }

    func change(
        _ action: ActivityAction, by login: String = "ana", command: String? = nil, assignee: String? = nil,
        permission: String? = nil
    ) -> IssueChanged {
        IssueChanged(
            repository: repository, number: 42, action: action,
            actor: Actor(login: login, isBot: false, permission: permission), assignee: assignee, command: command,
            at: Timestamp.system())
    }

    /// The placement of issue 42.
    func placement() async throws -> Placement {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        return try #require(try await handler.placement(of: Subject(repository, number: 42), &draft)?.1)
    }

    /// Open issues by login.
    func loads() async throws -> [String: Int] { try await RosterReader(platform: platform).loads() }

    /// What was announced, in order.
    func announced() async throws -> [FailurePlaced] {
        try await platform.inspector.entries(EntryQuery(.assignments, limit: 1000)).compactMap {
            try Envelope(fields: $0.fields).decode(FailurePlaced.self)
        }
    }
}
