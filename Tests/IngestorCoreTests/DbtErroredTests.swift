import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("dbt Cloud's errored runs")
struct DbtErroredTests {
    @Test("an errored run ended when dbt says that it errored, not when we heard of it")
    func ended() {
        let body = JSONValue.object([
            .init("accountId", .int(1)), .init("eventType", .string("job.run.errored")),
            .init(
                "data",
                .object([
                    .init("runId", .string("12345")), .init("projectId", .string("167194")),
                    .init("runErroredAt", .string("2026-11-23T21:15:20Z")),
                ])),
        ])
        let run = DbtIntake.decide(body, policy: Given.policy, now: Given.now)
        #expect(run?.finished.finishedAt == Timestamp(rfc3339: "2026-11-23T21:15:20Z"))
        #expect(run?.finished.run?.finishedAt == Timestamp(rfc3339: "2026-11-23T21:15:20Z"))
    }
}
