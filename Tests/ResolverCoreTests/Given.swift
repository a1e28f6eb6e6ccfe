import Contracts
import Policy
import ResolverCore

/// The rules, issues and runs that the tests begin with.
enum Given {
    static let start = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let repository = made(RepositoryName("acme/dbt_cloud"))
    static let subject = Subject(repository, number: 42)
    static let node = "model.shop.orders"
    static let hour = Duration.seconds(3600)
    static let rules = rules(
        """
        workspace: acme
        resolution:
          transient: {green_runs: 2, quiet: 6h}
          reopen_within: 7d
          flapping: {flaps: 2, within: 14d}
        """)

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    static func rules(_ yaml: String) -> LifeRules {
        do { return LifeRules(try Policy.load(yaml: yaml, file: "test.yaml").resolution) } catch {
            fatalError("\(error)")
        }
    }

    /// The machine so many hours after the start.
    static func machine(_ hours: Double = 0, _ rules: LifeRules = rules) -> IssueMachine {
        IssueMachine(rules: rules, now: at(hours))
    }

    static func at(_ hours: Double) -> Timestamp { start + .milliseconds(Int(hours * 3_600_000)) }

    /// A failure placed on issue 42.
    static func placed(
        _ count: Int = 1, at hours: Double = 0, category: Category = .transientFailure,
        outcome: PlacementOutcome = .issueUpdated,
        issue: Int? = 42, held: String? = nil, nodes: [String] = [node], environment: RunEnvironment = .production,
        job: JobReference? = nil
    ) -> FailurePlaced {
        FailurePlaced(
            failureID: ULID(time: at(hours), random: UInt128(count)), subject: subject, repository: repository,
            issue: issue.map { IssueReference(number: $0) }, outcome: outcome, reason: "reported by this issue",
            category: category, priority: .high, expert: .dbtExpert, assignees: ["octocat"], deadlines: Deadlines(),
            occurrenceCount: count, firstOccurrence: start, lastOccurrence: at(hours),
            fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef"), environment: environment, job: job,
            nodes: nodes.map { FailedNode(uniqueID: $0, resourceType: "model", status: "error") },
            monitoring: Monitoring(greenRuns: 0, quietSeconds: 0), held: held)
    }

    /// The life of an issue as it begins.
    static func life(
        category: Category = .transientFailure, nodes: [String] = [node], environment: RunEnvironment = .production
    ) -> IssueLife {
        machine().place(placed(category: category, nodes: nodes, environment: environment), life: nil).life
    }

    /// A run that ended at an hour; it began a minute before, unless something else is said.
    static func run(
        _ id: String, at hours: Double, _ status: String = "success", executed: Bool = true, nodes: [String] = [node],
        environment: RunEnvironment = .production, repository: RepositoryName = repository, began: Double? = nil
    ) -> RunFinished {
        RunFinished(
            repository: repository, origin: .dbtCloud,
            run: RunReference(
                id: id, url: "https://cloud.example/runs/\(id)", startedAt: at(began ?? hours - 1.0 / 60)),
            environment: environment, status: .success,
            nodes: nodes.map { RunNode(uniqueID: $0, status: status, executed: executed) }, finishedAt: at(hours))
    }

    static func change(
        _ action: ActivityAction, at hours: Double = 0, label: String? = nil, assignee: String? = nil,
        isBot: Bool = false
    ) -> IssueChanged {
        IssueChanged(
            repository: repository, number: 42, action: action, actor: Actor(login: "ana", isBot: isBot), label: label,
            assignee: assignee, at: at(hours))
    }

    /// The life after so many runs that pass, the first one an hour after `from`, each an hour after the last.
    static func proven(_ life: IssueLife, runs: Int = 2, from: Double = 0) -> IssueLife {
        (1...runs).reduce(life) { life, index in
            let hours = from + Double(index)
            return machine(hours).observe(run("r\(from)-\(index)", at: hours), life: life)?.life ?? life
        }
    }

    /// The life after its close with proof, seven hours after `from`.
    static func closed(_ life: IssueLife = life(), from: Double = 0) -> IssueLife {
        let proven = proven(life, from: from)
        return machine(from + 7).wake(proven)?.life ?? proven
    }
}
