import Contracts
import DbtCloud
import Outbound
import Testing

@Suite("dbt Cloud's admin API")
struct CallTests {
    private static let run = """
        {"status": {"code": 200}, "data": {"id": 12345, "account_id": 1, "project_id": 101, "environment_id": 2001,
         "job_definition_id": 7, "status": 20, "status_message": null, "artifacts_saved": true, "retrying_run_id": 12340,
         "created_at": "2026-11-28 06:00:00.123456+00:00", "started_at": "2026-11-28T06:01:00Z", "finished_at": null,
         "href": "https://cloud.getdbt.com/deploy/1/projects/101/runs/12345/", "job": {"name": "nightly"},
         "trigger": {"cause": "Retry of run 12340"},
         "run_steps": [{"id": 2, "index": 4, "status": 20, "name": "Invoke dbt with `dbt build`", "debug_logs": "text"},
          {"id": 1, "index": 1, "status": 10, "name": "Clone git repository", "logs": ""}]}}
        """

    @Test("a run is read with its steps in order, and asked for with the credential")
    func run() async throws {
        let other = OtherSide(200, CallTests.run)
        let run = try await other.client.run(12_345)
        #expect(run.jobID == 7 && run.jobName == "nightly" && run.isError && run.retryingRunID == 12_340)
        #expect(run.createdAt == Timestamp(rfc3339: "2026-11-28T06:00:00.123Z"))
        #expect(run.steps.map(\.index) == [1, 4] && run.steps.map(\.invokesDbt) == [false, true])
        let request = try #require(other.requests.first)
        #expect(request.url.hasPrefix("\(OtherSide.address)/api/v2/accounts/1/runs/12345/?include_related="))
        #expect(request.headers.contains(OutboundHeader("Authorization", "Bearer \(OtherSide.token)")))
    }

    @Test("a list says whether there is more, by its total or by a full page")
    func pages() async throws {
        let body = """
            {"data": [{"id": 3, "status": 10}, {"id": 2, "status": 30}],
             "extra": {"pagination": {"count": 2, "total_count": 5}}}
            """
        let page = try await OtherSide(200, body).client.runs(offset: 0)
        #expect(page.runs.map(\.id) == [3, 2] && page.hasMore)
        #expect(try await OtherSide(200, body).client.runs(offset: 3).hasMore == false)
        #expect(try await OtherSide(200, "{\"data\": []}").client.runs().hasMore == false)
    }

    @Test(
        "what can't pass is told at once",
        arguments: [
            (401, DbtCloudError.Code.unauthorized), (403, .forbidden), (404, .notFound), (400, .invalidRequest),
        ])
    func refused(status: Int, code: DbtCloudError.Code) async {
        let other = OtherSide(status, "{\"status\": {\"user_message\": \"no \(OtherSide.token) here\"}}")
        let error = await failure { _ = try await other.client.run(1) }
        #expect(error?.code == code && error?.message == "no [hidden] here" && other.requests.count == 1)
    }

    @Test(
        "what may pass is asked again a few times: trouble, a proxy's page, an empty reply",
        arguments: [
            (500, "oops", DbtCloudError.Code.unavailable), (502, "<html>", .unavailable),
            (200, "<html>", .malformedReply),
            (200, "", .malformedReply), (200, "  \n", .malformedReply),
        ])
    func again(status: Int, body: String, code: DbtCloudError.Code) async {
        let other = OtherSide(status, body)
        #expect(await failure { _ = try await other.client.run(1) }?.code == code)
        #expect(other.requests.count == 3 && other.pauses.count == 2)
    }

    @Test("a short pause that dbt Cloud asks for is sat out, a long one is the caller's")
    func limits() async throws {
        let short = OtherSide { _, number throws(OutboundError) in
            number == 1
                ? OutboundReply(status: 429, headers: [OutboundHeader("Retry-After", "7")])
                : OutboundReply(status: 200, body: Array(CallTests.run.utf8))
        }
        _ = try await short.client.run(12_345)
        #expect(short.pauses.count == 1 && short.pauses[0] >= .seconds(7))
        let long = OtherSide(429, "{}", headers: [OutboundHeader("Retry-After", "600")])
        let error = await failure { _ = try await long.client.run(1) }
        #expect(error?.retryAfter == .seconds(600) && long.requests.count == 1)
    }

    @Test("an artifact that is not there is none; one that is too large is told; the run of another id is refused")
    func artifacts() async throws {
        #expect(try await OtherSide(404).client.artifact("run_results.json", of: 1, step: 4, limit: 10) == nil)
        let large = OtherSide { _, _ throws(OutboundError) in
            throw OutboundError(.tooLarge, mayHaveBeenApplied: true, "larger than 10 bytes")
        }
        let error = await failure { _ = try await large.client.artifact("manifest.json", of: 1, limit: 10) }
        #expect(error?.code == .tooLarge && large.requests.count == 1 && large.requests[0].bodyLimit == 10)
        #expect(await failure { _ = try await OtherSide(200, CallTests.run).client.run(9) }?.code == .malformedReply)
    }
}
