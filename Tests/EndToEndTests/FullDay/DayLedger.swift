import Contracts
import Foundation
import Outbound
import Sandbox
import Streams

/// What Switchyard made of the day, as its streams and GitHub tell it, beside what is true of each failure.
struct DayLedger: Sendable {
    /// Every failure that was observed, with the truth that it belongs to; `nil` where nothing had failed.
    let observed: [(failure: FailureObserved, truth: DayTruth?)]
    let placed: [FailurePlaced]
    let outcomes: [(type: EntryType, outcome: IssueOutcome)]
    let escalations: [EscalationRaised]
    let incidents: [IncidentChanged]
    /// GitHub's issues by `acme/…#n`.
    let issues: [String: DayIssue]

    init(_ day: FullDay, _ view: StreamView, _ caller: Caller) async throws {
        var truths: [DayTruth.Sign: DayTruth] = [:]
        for truth in day.truths { for sign in truth.signs { truths[sign] = truth } }
        observed = try await view.entries(.failures).map { entry in
            let failure = try entry.decode(FailureObserved.self)
            return (failure, DayLedger.sign(failure).flatMap { truths[$0] })
        }
        placed = try await view.entries(.assignments).map { try $0.decode(FailurePlaced.self) }
        outcomes = try await view.entries(.resolutions).map { ($0.type, try $0.decode(IssueOutcome.self)) }
        escalations = try await view.entries(.escalations).map { try $0.decode(EscalationRaised.self) }
        incidents = try await view.entries(.incidents).map { try $0.decode(IncidentChanged.self) }
        var issues: [String: DayIssue] = [:]
        for repository in ["acme/dbt_cloud", "acme/roy_kent", "acme/da-agent-hub"] {
            for issue in try await caller.issues(repository) { issues["\(repository)#\(issue.number)"] = issue }
        }
        self.issues = issues
    }

    /// How a failure shows.
    private static func sign(_ failure: FailureObserved) -> DayTruth.Sign? {
        let run = failure.run.flatMap { Int($0.id ?? "") }
        switch failure.origin {
        case .githubIssue: return .issue(title: failure.title)
        case .githubActions: return run.map { .workflow(run: $0) }
        case .dbtCloud:
            guard let run, let node = failure.nodes.first?.uniqueID else { return nil }
            return .node(run: run, id: node)
        default: return nil
        }
    }

    /// The observations of a failure.
    func observed(_ truth: DayTruth) -> [FailureObserved] {
        observed.filter { $0.truth?.key == truth.key }.map(\.failure)
    }

    /// The issue that the failure was placed on at last: the subject of its life.
    func subject(_ truth: DayTruth) -> Subject? {
        let ids = Set(observed(truth).map(\.failureID))
        return placed.last { ids.contains($0.failureID) && $0.subject.number != nil }?.subject
    }

    /// How the issue of the failure was closed, each time.
    func closings(_ subject: Subject) -> [DayTruth.Closing] {
        outcomes.filter { $0.type == .issueResolved && $0.outcome.subject == subject }.map { _, outcome in
            DayTruth.Closing(
                pattern: outcome.pattern ?? ResolutionPattern(rawValue: "none"),
                runs: outcome.proof.compactMap { $0.runID.flatMap { Int($0) } }.sorted())
        }
    }
}

/// An issue as GitHub has it.
struct DayIssue: Sendable {
    let number: Int
    let title: String
    let author: String
    let isOpen: Bool
    let labels: Set<String>
    let assignees: Set<String>
}

extension Caller {
    /// All issues of a repository.
    func issues(_ repository: String) async throws -> [DayIssue] {
        var all: [DayIssue] = []
        for page in 1...20 {
            let reply = try await gitHub("GET", "/repos/\(repository)/issues?state=all&per_page=100&page=\(page)")
            let found = try array(reply.body)
            all += found.filter { $0["pull_request"] == nil }.map { issue in
                func names(_ key: String, _ field: String) -> Set<String> {
                    Set((issue[key] as? [[String: Any]] ?? []).compactMap { $0[field] as? String })
                }
                return DayIssue(
                    number: issue["number"] as? Int ?? 0, title: issue["title"] as? String ?? "",
                    author: (issue["user"] as? [String: Any])?["login"] as? String ?? "",
                    isOpen: issue["state"] as? String == "open", labels: names("labels", "name"),
                    assignees: names("assignees", "login"))
            }
            if found.count < 100 { break }
        }
        return all
    }

    /// What Switchyard wrote to GitHub: when, how, where.
    func writes() async throws -> [(at: Timestamp, method: String, path: String)] {
        var all: [(Timestamp, String, String)] = []
        var after = 0
        while true {
            let page = try array(try await gitHub("GET", "/_sandbox/journal?after=\(after)").body)
            for row in page where row["login"] as? String == "switchyard[bot]" && row["method"] as? String != "GET" {
                guard let at = (row["at"] as? String).flatMap({ Timestamp(rfc3339: $0) }) else { continue }
                all.append((at, row["method"] as? String ?? "", row["path"] as? String ?? ""))
            }
            guard let last = page.last?["number"] as? Int else { return all }
            after = last
        }
    }
}
