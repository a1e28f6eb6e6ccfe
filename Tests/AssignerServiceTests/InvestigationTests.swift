import Contracts
import Investigation
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import AssignerService

@Suite("Answering what is behind an issue", .timeLimit(.minutes(1)))
struct InvestigationTests {
    @Test("a question leads to one comment, gathered beside the step")
    func once() async throws {
        let bench = try Bench()
        try await bench.take(.failureClassified, bench.failure())
        try await bench.take(.failureInvestigated, bench.asked())
        #expect(try await bench.effects(.upsertInvestigation).isEmpty)
        #expect(try await bench.waiting() == 1)
        while try await bench.runner.investigateNext() {}
        let effects = try await bench.effects(.upsertInvestigation, .removeLabels)
        let body = try #require(effects.first?.request.body)
        #expect(effects.count == 1 && effects.first?.number == 42 && effects.first?.mode == .act)
        #expect(body.contains("the team's code or configuration") && body.contains("'total' is undefined"))
        #expect(body.hasSuffix(InvestigationReport.marker) && !body.contains("(@octocat"))
        #expect(try await bench.waiting() == 0)
    }

    @Test(
        "asked again it plans the same kind of effect, which edits the comment; the label is taken off where it asked")
    func again() async throws {
        let bench = try Bench()
        try await bench.take(.failureClassified, bench.failure())
        for label in [false, true] {
            try await bench.take(.failureInvestigated, bench.asked(by: label))
            while try await bench.runner.investigateNext() {}
        }
        #expect(try await bench.effects(.upsertInvestigation).count == 2)
        #expect(try await bench.effects(.removeLabels).map(\.request.labels) == [["claude:investigate"]])
    }

    @Test("the same entry handled twice, and two replicas at once, lead to one effect")
    func redelivered() async throws {
        let bench = try Bench()
        try await bench.take(.failureClassified, bench.failure())
        let (_, envelope) = try bench.platform.writer.envelope(.failureInvestigated, subject: "x", bench.asked())
        for _ in 1...2 { try await bench.handle(envelope) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { while (try? await bench.runner.investigateNext()) == true {} } }
        }
        try await bench.handle(envelope)
        while try await bench.runner.investigateNext() {}
        let effects = try await bench.effects(.upsertInvestigation)
        #expect(Set(effects.map(\.effectID)).count == 1)
    }

    @Test("commits on the failing path are looked up, and their words do nothing")
    func commits() async throws {
        let at = (Timestamp.system() - .seconds(3600)).rfc3339
        let bench = try Bench(
            commits: """
                [{"sha": "0a1b2c3d4e5f", "author": {"login": "bo"},
                  "commit": {"message": "Fixes #12 @octocat", "committer": {"date": "\(at)"}}}]
                """)
        try await bench.take(.failureClassified, bench.failure())
        try await bench.take(.failureInvestigated, bench.asked())
        while try await bench.runner.investigateNext() {}
        let body = try #require(try await bench.effects(.upsertInvestigation).first?.request.body)
        #expect(body.contains("` Fixes #12 @octocat `") && body.contains("0a1b2c3d4e"))
    }

    @Test("a GitHub that does not answer leaves changes out, and says so")
    func noCommits() async throws {
        let bench = try Bench(commits: "{}", status: 404)
        try await bench.take(.failureClassified, bench.failure())
        try await bench.take(.failureInvestigated, bench.asked())
        while try await bench.runner.investigateNext() {}
        let body = try #require(try await bench.effects(.upsertInvestigation).first?.request.body)
        #expect(body.contains("Changes: could not be looked at"))
    }

    @Test("where a repository is only observed the comment stays planned, and nothing is queued")
    func observed() async throws {
        let bench = try Bench(mode: "observe")
        try await bench.take(.failureClassified, bench.failure())
        try await bench.take(.failureInvestigated, bench.asked())
        while try await bench.runner.investigateNext() {}
        let effects = try await bench.effects(.upsertInvestigation)
        #expect(effects.count == 1 && effects.first?.mode == .observe && effects.first?.state == .planned)
    }

    @Test("an issue of which nothing is known gets no comment")
    func unknown() async throws {
        let bench = try Bench()
        try await bench.take(.failureInvestigated, bench.asked())
        while try await bench.runner.investigateNext() {}
        #expect(try await bench.effects(.upsertInvestigation).isEmpty)
        #expect(try await bench.waiting() == 0)
    }
}
