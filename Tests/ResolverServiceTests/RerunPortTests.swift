import Contracts
import DbtCloud
import Effects
import GitHub
import Outbound
import Signatures
import Synchronization
import Testing

@testable import ResolverService

@Suite("Failed runs are started again where they ran")
struct RerunPortTests {
    /// GitHub and dbt Cloud, which answer by method and path, and the calls that were made.
    private final class Side: Sendable {
        private let calls = Mutex<[String]>([])
        private let answers: [String: (Int, String)]
        init(_ answers: [String: (Int, String)]) { self.answers = answers }

        var made: [String] { calls.withLock { $0 } }

        func port(cloud: Bool = true) -> EffectPort {
            let outbound = OutboundClient { request throws(OutboundError) in
                let path = request.url.dropFirst("https://api.test".count).prefix { $0 != "?" }
                let call = "\(request.method) \(path)"
                self.calls.withLock { $0.append(call) }
                guard let (status, body) = self.answers[call] else {
                    return OutboundReply(status: 404, body: Array(#"{"message": "Not Found"}"#.utf8))
                }
                if status == 0 { throw OutboundError(.timeout, mayHaveBeenApplied: true, "no reply") }
                return OutboundReply(status: status, body: Array(body.utf8))
            }
            let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_700_000_000_000) }
            let tokens = TokenSource(.token(Secret("t")), baseURL: "https://api.test", client: outbound, now: now)
            let client = GitHubClient(outbound, tokens: tokens, baseURL: "https://api.test", now: now)
            let dbt = DbtCloudClient(
                outbound, token: Secret("dbtc_hush"), baseURL: "https://api.test", accountID: "1",
                retry: RetryPolicy(attempts: 1), pause: { _ in })
            return RerunPort(github: client, dbt: cloud ? dbt : nil, others: GitHubEffectPort(client).port).port
        }
    }

    private let bench: Bench
    init() throws { bench = try Bench() }

    private func effect(_ origin: Origin, run: String? = "700") -> Effect {
        Effect(
            effectID: "01A-0-rerun", service: "resolver", kind: .rerun, repository: bench.repository,
            subject: bench.subject, number: 42, cause: "01A", urgency: 2, mode: .act,
            request: EffectRequest(run: RunReference(id: run, attempt: 1), origin: origin), state: .started,
            attempts: 1, plannedAt: bench.begin, startedAt: bench.begin)
    }

    private let actions = "/repos/acme/dbt_cloud/actions/runs/700"
    private let cloud = "/api/v2/accounts/1/runs"

    private func run(attempt: Int) -> String { #"{"id": 700, "run_attempt": \#(attempt), "html_url": "u"}"# }

    private func kind(_ call: () async throws -> EffectResult) async -> EffectFailure.Kind? {
        do {
            _ = try await call()
            return nil
        } catch {
            return (error as? EffectFailure)?.kind
        }
    }

    @Test("the failed jobs of a workflow's run run again")
    func actionsRun() async throws {
        let side = Side(["GET \(actions)": (200, run(attempt: 1)), "POST \(actions)/rerun-failed-jobs": (201, "{}")])
        let result = try await side.port().send(effect(.githubActions), AppliedWrites())
        #expect(result.note == "the failed jobs of run 700 run again")
        #expect(side.made == ["GET \(actions)", "POST \(actions)/rerun-failed-jobs"])
    }

    @Test("a run that somebody started already is not started twice, also when the reply was lost")
    func already() async throws {
        let side = Side(["GET \(actions)": (200, run(attempt: 2))])
        #expect(try await side.port().send(effect(.githubActions), AppliedWrites()).note?.contains("attempt 2") == true)
        #expect(try await side.port().lookUp(effect(.githubActions), AppliedWrites()) != nil)
        #expect(!side.made.contains { $0.hasPrefix("POST") })
        let first = Side(["GET \(actions)": (200, run(attempt: 1))])
        #expect(try await first.port().lookUp(effect(.githubActions), AppliedWrites()) == nil)
    }

    @Test("a run of dbt Cloud is tried again as a run of its own, and found by what it repeats")
    func dbtRun() async throws {
        let failed = #"{"data": {"id": 700, "status": 20, "job_definition_id": 7}}"#
        var answers = [
            "GET \(cloud)/700/": (200, failed), "GET \(cloud)/": (200, #"{"data": [{"id": 701, "status": 10}]}"#),
            "POST \(cloud)/700/retry/": (200, #"{"data": {"id": 702, "status": 1}}"#),
        ]
        let side = Side(answers)
        let result = try await side.port().send(effect(.dbtCloud), AppliedWrites())
        #expect(result.note == "run 700 is tried again as run 702")
        answers["GET \(cloud)/"] = (200, #"{"data": [{"id": 702, "status": 1, "retrying_run_id": 700}]}"#)
        let again = Side(answers)
        #expect(try await again.port().send(effect(.dbtCloud), AppliedWrites()).note == result.note)
        #expect(!again.made.contains { $0.hasPrefix("POST") })
    }

    @Test("what fails says whether it may have begun")
    func failures() async throws {
        let failed = #"{"data": {"id": 700, "status": 20, "job_definition_id": 7}}"#
        func dbt(_ status: Int) async -> EffectFailure.Kind? {
            let side = Side([
                "GET \(cloud)/700/": (200, failed), "GET \(cloud)/": (200, #"{"data": []}"#),
                "POST \(cloud)/700/retry/": (status, #"{"status": {"user_message": "no"}}"#),
            ])
            return await kind { try await side.port().send(effect(.dbtCloud), AppliedWrites()) }
        }
        #expect(await dbt(0) == .lost)
        #expect(await dbt(502) == .lost)
        #expect(await dbt(200) == .lost)
        #expect(await dbt(400) == .permanent)
        #expect(await dbt(429) == .pause(.seconds(60)))
        let running = Side([
            "GET \(actions)": (200, run(attempt: 1)),
            "POST \(actions)/rerun-failed-jobs": (403, #"{"message": "This workflow run is already running"}"#),
        ])
        #expect(await kind { try await running.port().send(effect(.githubActions), AppliedWrites()) } == .permanent)
        let bare = Side([:])
        #expect(await kind { try await bare.port(cloud: false).send(effect(.dbtCloud), AppliedWrites()) } == .permanent)
        #expect(
            await kind { try await bare.port().send(effect(.dbtCloud, run: "7/../8"), AppliedWrites()) } == .permanent)
    }

    @Test("every other write goes to GitHub as before")
    func others() async throws {
        let side = Side(["POST /repos/acme/dbt_cloud/issues/42/comments": (201, #"{"id": 9}"#)])
        var comment = effect(.githubActions)
        comment.kind = .comment
        comment.request = EffectRequest(body: "B")
        #expect(try await side.port().send(comment, AppliedWrites()).commentID == "9")
    }
}
