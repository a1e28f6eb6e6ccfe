import ClassifierCore
import Contracts
import Foundation
import Policy
import Sandbox
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DayPolicyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func policy() throws -> Policy {
        let yaml = try String(contentsOf: root.appendingPathComponent("deploy/sandbox.yaml"), encoding: .utf8)
        return try Policy.load(yaml: yaml, file: "deploy/sandbox.yaml")
    }

    @Test("the sandbox's policy acts in all three repositories, and its proof of recovery fits a day")
    func policy() throws {
        let policy = try DayPolicyTests.policy()
        for name in ["acme/dbt_cloud", "acme/roy_kent", "acme/da-agent-hub"] {
            #expect(policy.repository(try #require(RepositoryName(name))).acts, "\(name)")
        }
        #expect(policy.resolution.transient.greenRuns == 3)
        #expect(policy.resolution.transient.quiet <= .seconds(3 * 3600))
        #expect(policy.resolution.reopenWithin >= .seconds(86_400))
        #expect(policy.github.writeInterval == .seconds(1))
    }

    @Test("the classifier calls most of the day as a careful colleague would")
    func accuracy() throws {
        let corpus = try Corpus(folder: Self.root.appendingPathComponent("Services/Classifier/Core/Corpus").path)
        let judge = Judge(policy: try Self.policy(), engine: EmbeddedClassifier(corpus: corpus))
        let reports = DayScript.make().reports.map(\.report)
        var wrong: [String] = []
        for report in reports {
            let repository = try #require(RepositoryName("acme/\(report.repository)"))
            let request = ClassifyRequest(repository: repository, title: report.title, body: report.body)
            let verdict = judge.verdict(on: request)
            // What waits for a person can't be seen to recover by itself.
            if report.intended == .transientFailure { #expect(verdict.held == nil, "\(report.key)") }
            if verdict.category != report.intended { wrong.append("\(report.key): \(verdict.category)") }
        }
        let right = reports.count - wrong.count
        #expect(right * 10 >= reports.count * 8, "\(right) of \(reports.count); \(wrong)")
    }
}
