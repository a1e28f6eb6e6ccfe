import Contracts
import DbtCloud
import GitHub
import IngestorCore
import JSONScan
import Logging
import Platform
import Policy
import ServiceRuntime
import Streams
import Synchronization

@testable import IngestorService

/// An ingestor on streams in memory, whose readers are run by hand.
struct Bench: Sendable {
    static let policy = """
        workspace: acme
        hub: acme/hub
        repositories:
          acme/dbt_cloud: {mode: act, dbt_cloud: {project_id: 101, production_environments: [2001]}}
          acme/hub: {}
        intake: {labels: [dbt-error], workflow_runs: [main]}
        """

    let platform: Platform
    let streams: InMemoryStreams
    let committer: StepCommitter
    let desk: WorkDesk
    let intake: Intake
    let taker: RunTaker
    let reader: RunReader
    let poller: Poller

    /// One minute of the domain takes `60 / rate` seconds of real time.
    init(
        cloud: DbtCloudClient? = nil, gitHub: GitHubClient? = nil, rate: Int = 600, polls: Bool = false,
        streams: InMemoryStreams? = nil
    ) throws {
        let world = streams ?? InMemoryStreams(milliseconds: { Timestamp.system().milliseconds })
        self.streams = world
        let now = Timestamp.system()
        var environment = EnvironmentReader(values: [
            "SWITCHYARD_CLOCK_RATE": "\(rate)", "SWITCHYARD_CLOCK_ORIGIN": "\(now.rfc3339)@\(now.milliseconds)",
        ])
        let context = ServiceContext(
            service: "ingestor", instance: "one", settings: ServiceSettings(from: &environment, defaultPort: 1),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: PrometheusRegistry(),
            clock: .live, ids: ULIDGenerator.make(now: Timestamp.system), health: HealthRegistry(),
            reloads: { AsyncStream { $0.finish() } })
        platform = Platform(
            context: context, store: world.store, inspector: world.inspector,
            source: { world.source($0, group: "ingestor", consumer: "one") },
            policy: PolicyBox(
                try Policy.load(
                    yaml: Bench.policy.replacing(
                        "intake: {", with: polls ? "intake: {poll: {github: 1m}, " : "intake: {"),
                    file: "test.yaml")), github: gitHub,
            githubTokenName: "none")
        committer = StepCommitter(store: world.store)
        desk = WorkDesk(platform: platform)
        intake = Intake(platform: platform, committer: committer, desk: gitHub == nil ? nil : desk)
        taker = RunTaker(platform: platform, intake: intake, desk: desk, readsDbt: cloud != nil)
        let platform = platform
        poller = Poller(
            platform: platform,
            sweep: Sweep(
                platform: platform, intake: intake, taker: taker, botLogin: "switchyard[bot]", gitHub: gitHub,
                dbt: cloud))
        reader = RunReader(
            platform: platform, desk: desk, intake: intake,
            dbt: cloud.map { DbtReading(client: $0, platform: platform, manifestLimit: 1 << 20) },
            gitHub: gitHub.map { GitHubReading(client: $0, platform: platform, botLogin: "switchyard[bot]") })
    }

    /// Runs the committer as long as the body.
    func serving<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        let committer = committer
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await committer.run() }
            let outcome: Swift.Result<Result, any Error>
            do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
            committer.finish()
            try await group.waitForAll()
            return try outcome.get()
        }
    }

    /// A webhook of dbt Cloud.
    @discardableResult
    func hear(_ type: String, run: Int, code: Int = 20) async throws -> RunTaker.Result? {
        let body = try JSONValue(
            parsing: """
                {"accountId": 1, "eventType": "job.run.\(type)", "data": {"jobId": "7", "jobName": "nightly",
                 "runId": "\(run)", "projectId": "101", "environmentId": "2001", "runStatusCode": \(code),
                 "runReason": "scheduled", "runStartedAt": "2026-11-28T06:00:00Z",
                 "runErroredAt": "2026-11-28T06:10:00Z"}}
                """)
        guard let seen = DbtIntake.decide(body, policy: platform.policy.current, now: platform.now()) else {
            return nil
        }
        return try await taker.take(seen)
    }

    /// Reads until nothing waits any more, or for as long as `patience`.
    func readAll(patience: Duration = .seconds(20)) async throws {
        let end = ContinuousClock.now + patience
        while try await platform.store.count(IngestorKeys.workQueue) > 0, ContinuousClock.now < end {
            if try await reader.readDue() == 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    /// Every failure that went out, in order.
    func failures() async throws -> [FailureObserved] { try await entries(.failures, FailureObserved.self) }

    /// Every run that went out, in order.
    func runs() async throws -> [RunFinished] { try await entries(.runs, RunFinished.self) }

    /// Every act that went out, in order.
    func activity() async throws -> [IssueChanged] {
        try await platform.inspector.entries(EntryQuery(.activity, limit: 1000)).map { try Envelope(fields: $0.fields) }
            .filter { $0.type == .issueChanged }.map { try $0.decode(IssueChanged.self) }
    }

    private func entries<Value: Decodable>(_ stream: StreamName, _ type: Value.Type) async throws -> [Value] {
        try await platform.inspector.entries(EntryQuery(stream, limit: 1000))
            .map { try Envelope(fields: $0.fields).decode(type) }
    }
}
