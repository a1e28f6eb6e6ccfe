import Contracts
import Foundation
import IngestorCore
import Testing

@Suite("Entries of the ingest as JSON")
struct EntryJSONTests {
    private static let moment = Timestamp(milliseconds: 1_795_000_000_123)
    private static let id = ULID(time: moment, random: 12_345)

    private func expectSame(_ failure: FailureObserved) throws {
        let made = EntryJSON.bytes(failure)
        #expect(
            String(decoding: made, as: UTF8.self) == String(decoding: try ContractJSON.encode(failure), as: UTF8.self))
    }

    private func expectSame(_ change: IssueChanged) throws {
        let made = EntryJSON.bytes(change)
        #expect(
            String(decoding: made, as: UTF8.self) == String(decoding: try ContractJSON.encode(change), as: UTF8.self))
    }

    private func failure(title: String, body: String) throws -> FailureObserved {
        let text = ObservedText(title: title, body: body)
        return FailureObserved(
            failureID: Self.id, repository: try #require(RepositoryName("acme/dbt_cloud")), origin: .githubIssue,
            title: text.title, body: text.body, environment: .unknown, nodes: text.nodes, error: text.error,
            systems: text.systems, fingerprint: text.fingerprint, occurredAt: Self.moment, observedAt: Self.moment)
    }

    @Test("a failure with every field is written as the contract writes it")
    func fullFailure() throws {
        var full = try failure(title: "A \"title\"", body: "a/b\\c\n\ttab \u{1F600} \u{7F}\u{2028}é")
        full.issue = IssueReference(number: 42, url: "https://a/b", author: "ana", labels: ["x", "y/z"])
        full.job = JobReference(id: "1", name: "nightly")
        full.run = RunReference(
            id: "7", url: "https://run", attempt: 2, trigger: "schedule", startedAt: Self.moment,
            finishedAt: Self.moment)
        full.nodes = [
            FailedNode(uniqueID: "model.shop.orders", resourceType: "model", status: "error", message: "m", path: "p"),
            FailedNode(uniqueID: "x"),
        ]
        full.error = ErrorDigest(family: "auth", code: "401", lines: ["one", "two"])
        full.systems = ["dbt", "snowflake"]
        try expectSame(full)
    }

    @Test("a failure with the least is written as the contract writes it")
    func leastFailure() throws {
        var least = try failure(title: "", body: "")
        least.issue = IssueReference(number: 0)
        least.job = JobReference()
        least.run = RunReference()
        try expectSame(least)
        least.issue = nil
        least.job = nil
        least.run = nil
        try expectSame(least)
    }

    @Test("an activity is written as the contract writes it")
    func activity() throws {
        let repository = try #require(RepositoryName("acme/dbt_cloud"))
        try expectSame(
            IssueChanged(
                repository: repository, number: 42, action: .commented,
                actor: Actor(login: "ana", isBot: true, permission: "triage"), label: "priority:high", assignee: "bo",
                command: "hold 2d", pullRequest: PullRequestReference(number: 7, merged: true, sha: "0a1b"),
                at: Self.moment))
        try expectSame(
            IssueChanged(
                repository: repository, number: -1, action: .opened, actor: Actor(login: "", isBot: false),
                pullRequest: PullRequestReference(number: 7, merged: false), at: Timestamp(milliseconds: -1)))
    }

    @Test("every character is escaped as the contract escapes it")
    func characters() throws {
        let all = (0...0x2FFF).compactMap { Unicode.Scalar($0) }.map { String($0) }.joined()
        var failure = try failure(title: "x", body: "y")
        failure.body = all
        failure.title = all
        try expectSame(failure)
    }

    @Test("the reports of the corpus are written as the contract writes them")
    func corpus() throws {
        struct Report: Decodable {
            let title: String
            let body: String
        }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Services/Classifier/Core/Corpus/reports.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 100)
        for line in lines {
            let report = try JSONDecoder().decode(Report.self, from: Data(line.utf8))
            try expectSame(try failure(title: report.title, body: report.body))
        }
    }
}
