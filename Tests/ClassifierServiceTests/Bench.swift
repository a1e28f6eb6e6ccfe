import Anthropic
import ClassifierAsking
import ClassifierCore
import Contracts
import Logging
import Outbound
import Platform
import Policy
import ServiceRuntime
import Signatures
import Streams
import Synchronization
import Testing

@testable import ClassifierService

/// A classifier on streams in memory, handled entry by entry.
struct Bench: Sendable {
    static let key = "sk-ant-api03-hushhushhush"
    private static let learning = Task { try await TrainedEngine.learn(folder: nil) }

    /// The engine, trained once for all tests.
    static func engine() async throws -> TrainedEngine { try await learning.value }

    private static let indexing = Task {
        QuestionText(prompt: try PromptFile.classify(), reports: try await learning.value.corpus.reports)
    }

    let platform: Platform
    let streams: InMemoryStreams
    let handler: ClassifierHandler
    let runner: QuestionRunner
    let ending: QuestionEnding
    let desk: QuestionDesk
    let recollection = Recollection(failures: 1000, templates: 100)
    let logs: LogBook

    /// `yaml` is the policy; without a client nothing is asked.
    init(_ yaml: String = "", outbound: OutboundClient? = nil, baseURL: String = "https://example.test") async throws {
        let engine = try await Bench.learning.value
        let logs = LogBook()
        var environment = EnvironmentReader(values: [:])
        let metrics = PrometheusRegistry()
        let context = ServiceContext(
            service: "classifier", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: logs.logger, metrics: metrics, clock: .live,
            ids: ULIDGenerator.make(now: Timestamp.system), health: HealthRegistry(),
            reloads: { AsyncStream { $0.finish() } })
        streams = InMemoryStreams(milliseconds: { Timestamp.system().milliseconds })
        let streams = streams
        platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { streams.source($0, group: "classifier", consumer: "one") },
            policy: PolicyBox(try Policy.load(yaml: yaml, file: "test.yaml")), github: nil, githubTokenName: "none")
        let client = outbound.map {
            AnthropicClient($0, credential: AnthropicCredential(Secret(Bench.key)), baseURL: baseURL)
        }
        let consultant = Consultant(
            client: client, text: try await Bench.indexing.value, investigation: try PromptFile.investigate())
        desk = QuestionDesk(platform: platform, engine: engine, consultant: consultant)
        let writer = VerdictWriter(meter: ClassifierMeter(metrics), recollection: recollection, now: platform.now)
        let meter = ConsultMeter(metrics)
        handler = ClassifierHandler(platform: platform, engine: engine, desk: desk, writer: writer)
        ending = QuestionEnding(
            platform: platform, engine: engine, prompt: consultant.text.version, writer: writer, meter: meter)
        runner = QuestionRunner(platform: platform, consultant: consultant, ending: ending, meter: meter)
        self.logs = logs
    }

    /// Handles one failure as the consumer does, and commits its step.
    func observe(_ failure: FailureObserved) async throws {
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let (_, envelope) = try platform.writer.envelope(
                .failureObserved, subject: failure.repository.description, failure)
            try await handler.handle(envelope, &draft)
            if case .committed = try await platform.store.commit([draft.step])[0] { return }
        }
    }

    /// Handles any other entry, and commits its step.
    func hear(_ type: EntryType, _ value: some Encodable) async throws {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let (_, envelope) = try platform.writer.envelope(type, subject: "acme/dbt_cloud#1", value)
        try await handler.handle(envelope, &draft)
        _ = try await platform.store.commit([draft.step])
    }

    /// A person sets a label.
    func say(_ label: String, on number: Int) async throws {
        let repository = try Given.failure().repository
        try await hear(
            .issueChanged,
            IssueChanged(
                repository: repository, number: number, action: .labeled,
                actor: Actor(login: "ana", isBot: false, permission: "write"), label: label, at: Timestamp.system()))
    }

    /// Every verdict that was refuted, in order.
    func corrections() async throws -> [VerdictCorrected] {
        let entries = try await platform.inspector.entries(EntryQuery(.classifications, limit: 1000))
        return try entries.map { try Envelope(fields: $0.fields) }.filter { $0.type == .verdictCorrected }
            .map { try $0.decode(VerdictCorrected.self) }
    }

    /// Every verdict that went out, in order.
    func verdicts() async throws -> [FailureClassified] {
        let entries = try await platform.inspector.entries(EntryQuery(.classifications, limit: 1000))
        return try entries.map { try Envelope(fields: $0.fields) }.filter { $0.type == .failureClassified }
            .map { try $0.decode(FailureClassified.self) }
    }

    /// Asks until no question is left that may be taken.
    func askAll() async throws { while try await runner.askNext() {} }

    func memory(_ failure: FailureObserved) async throws -> FailureMemory? {
        try await ending.memory(of: failure.fingerprint)
    }
}

/// What was logged.
final class LogBook: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in BookHandler(book: self) }
        logger.logLevel = .trace
        return logger
    }

    fileprivate func add(_ line: String) { lines.withLock { $0.append(line) } }

    private struct BookHandler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { book.add("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
    }
}

/// Failures as tests need them.
enum Given {
    static func failure(
        _ title: String = "the nightly job ended in an odd way", _ body: String = "something odd happened",
        fingerprint: String = "v1:0123456789abcdef", number: Int = 1, environment: RunEnvironment = .production,
        nodes: [FailedNode] = []
    ) throws -> FailureObserved {
        guard let repository = RepositoryName("acme/dbt_cloud") else { throw Missing() }
        let now = Timestamp.system()
        let ids = ULIDGenerator.make(now: Timestamp.system)
        return FailureObserved(
            failureID: ids.next(), repository: repository,
            issue: IssueReference(number: number, url: "https://example.test/\(number)", author: "ana", labels: []),
            origin: .githubIssue, title: title, body: body, environment: environment, nodes: nodes,
            error: ErrorDigest(family: "unknown", lines: [title]), fingerprint: Fingerprint(rawValue: fingerprint),
            occurredAt: now, observedAt: now)
    }

    struct Missing: Error {}
}

/// Suites that compute for long, or that watch the time: side by side they would starve one another.
@Suite("The classifier, one suite at a time", .serialized)
enum OneAtATime {}
