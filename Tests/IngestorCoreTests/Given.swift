import Contracts
import IngestorCore
import JSONScan
import Policy

/// The policy, clock and bodies that the tests begin with.
enum Given {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let id = made(ULID("01KASSY000000000000000001A"))
    static let bot = "switchyard-acme[bot]"
    static let repositoryField = JSONValue.Member(
        "repository", .object([.init("full_name", .string("acme/dbt_cloud"))]))
    static let policy = policy(
        """
        workspace: acme
        hub: acme/hub
        repositories:
          acme/dbt_cloud: {mode: act, dbt_cloud: {project_id: 167194, production_environments: [1234]}}
          acme/hub: {}
        intake: {labels: [dbt-error], workflow_runs: [main, "release/*"], bots: ["dbt-monitor[bot]"]}
        """)

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    static func policy(_ yaml: String) -> Policy {
        do { return try Policy.load(yaml: yaml, file: "test.yaml") } catch { fatalError("\(error)") }
    }

    /// The decision about a body.
    static func decide(
        _ event: String, _ body: JSONValue, policy: Policy = Given.policy, bot: String = Given.bot
    ) throws -> IntakeDecision {
        let payload = try body.bytes.withUnsafeBytes { bytes in
            try Result { () throws(JSONError) in try GitHubPayload.scan(bytes) }.get()
        }
        return GitHubIntake(policy: policy, botLogin: bot, now: now, makeID: { id }).decide(event, payload)
    }

    /// Why a decision ignores; `nil` when it does not.
    static func ignored(_ decision: IntakeDecision) -> String? {
        if case .ignored(let reason) = decision { reason } else { nil }
    }

    /// The failure that a decision takes in.
    static func failure(_ decision: IntakeDecision) -> (failure: FailureObserved, once: String?)? {
        guard case .accepted(let observations) = decision else { return nil }
        for case .failure(let failure, let once) in observations { return (failure, once) }
        return nil
    }

    /// The run that a decision takes in.
    static func run(_ decision: IntakeDecision) -> RunFinished? {
        guard case .accepted(let observations) = decision else { return nil }
        for case .run(let run, _) in observations { return run }
        return nil
    }

    /// The activity that a decision takes in.
    static func activity(_ decision: IntakeDecision) -> IssueChanged? {
        guard case .accepted(let observations) = decision else { return nil }
        for case .activity(let change) in observations { return change }
        return nil
    }
}
