import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("dbt Cloud's webhooks")
struct DbtIntakeTests {
    private static func body(
        _ type: String, code: Int? = 20, project: JSONValue = .string("167194"),
        environment: JSONValue = .string("1234"),
        more: [JSONValue.Member] = []
    ) -> JSONValue {
        .object([
            .init("accountId", .int(1)), .init("webhooksID", .string("wsu_1")), .init("eventType", .string(type)),
            .init(
                "data",
                .object(
                    [
                        .init("jobId", .string("123")), .init("jobName", .string("Daily")),
                        .init("runId", .string("12345")),
                        .init("projectId", project), .init("environmentId", environment),
                        .init("runStatusMessage", .string("None")), .init("runReason", .string("schedule")),
                        .init("runStartedAt", .string("2026-11-24T06:00:00.123456789Z")),
                    ] + more + (code.map { [.init("runStatusCode", .int($0))] } ?? []))),
        ])
    }

    private static func run(_ body: JSONValue) -> DbtIntake.Run? {
        DbtIntake.decide(body, policy: Given.policy, now: Given.now)
    }

    @Test("a run is told with its job, its times to the nanosecond cut, and its environment")
    func finished() throws {
        let end = JSONValue.Member("runFinishedAt", .string("2026-11-24T06:10:00.999999999Z"))
        let run = try #require(DbtIntakeTests.run(DbtIntakeTests.body("job.run.completed", code: 10, more: [end])))
        #expect(run.finished.repository.description == "acme/dbt_cloud" && run.finished.origin == .dbtCloud)
        #expect(run.finished.job == JobReference(id: "123", name: "Daily"))
        #expect(run.finished.run?.id == "12345" && run.finished.run?.trigger == "schedule")
        #expect(run.finished.run?.startedAt == Timestamp(rfc3339: "2026-11-24T06:00:00.123Z"))
        #expect(run.finished.finishedAt == Timestamp(rfc3339: "2026-11-24T06:10:00.999Z"))
        #expect(run.finished.status == .success && run.finished.environment == .production)
    }

    @Test("both events of one failed run have one key, and another run or account has another")
    func key() throws {
        let errored = try #require(DbtIntakeTests.run(DbtIntakeTests.body("job.run.errored")))
        let completed = try #require(DbtIntakeTests.run(DbtIntakeTests.body("job.run.completed")))
        #expect(errored.key == completed.key && errored.key == "1:12345")
        #expect(errored.finished.status == .failed && completed.finished.status == .failed)
    }

    @Test(
        "the status code says how it ended",
        arguments: [(10, RunStatus.success), (20, .failed), (30, .cancelled), (nil, .failed)] as [(Int?, RunStatus)])
    func status(code: Int?, expected: RunStatus) {
        #expect(DbtIntakeTests.run(DbtIntakeTests.body("job.run.completed", code: code))?.finished.status == expected)
        #expect(DbtIntakeTests.run(DbtIntakeTests.body("job.run.errored", code: code))?.finished.status == .failed)
    }

    @Test("ids are numbers or texts")
    func ids() {
        let run = DbtIntakeTests.run(
            DbtIntakeTests.body("job.run.errored", project: .int(167_194), environment: .int(1234)))
        #expect(run?.finished.environment == .production)
        #expect(
            DbtIntakeTests.run(DbtIntakeTests.body("job.run.errored", environment: .string("9")))?.finished.environment
                == .development)
    }

    @Test("a run that began, another project and a malformed body concern nothing")
    func unconcerned() {
        #expect(DbtIntakeTests.run(DbtIntakeTests.body("job.run.started")) == nil)
        #expect(DbtIntakeTests.run(DbtIntakeTests.body("job.run.errored", project: .string("5"))) == nil)
        #expect(DbtIntakeTests.run(.object([.init("eventType", .string("job.run.errored"))])) == nil)
        #expect(DbtIntakeTests.run(.array([])) == nil)
    }

    @Test(
        "the published bodies are understood",
        .enabled(if: SharedContracts.arePresent, Comment(rawValue: SharedContracts.absence)))
    func published() throws {
        let folder = "dbt/webhooks/job.run."
        #expect(DbtIntakeTests.run(try SharedContracts.value("\(folder)started.json")) == nil)
        let errored = try #require(DbtIntakeTests.run(try SharedContracts.value("\(folder)errored.json")))
        let completed = try #require(DbtIntakeTests.run(try SharedContracts.value("\(folder)completed.json")))
        #expect(errored.key == completed.key)
        #expect(errored.finished.status == .failed && completed.finished.status == .success)
        #expect(completed.finished.finishedAt == Timestamp(rfc3339: "2023-01-31T19:29:32Z"))
    }
}
