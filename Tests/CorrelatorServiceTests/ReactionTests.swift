import Contracts
import Effects
import GitHub
import JSONScan
import Platform
import Streams
import Testing

@testable import CorrelatorService

@Suite("A reaction on GitHub answers a call", .timeLimit(.minutes(2)))
struct ReactionTests {
    private static let policy = AlertBench.policy.replacing("acme/hub", with: "acme/da-agent-hub")
        .replacing("acme/one:", with: "acme/dbt_cloud:").replacing("acme/two:", with: "acme/roy_kent:")
    private static let eyes = #"{"content": "eyes"}"#

    private func acknowledgements(_ bench: AlertBench) async throws -> [EscalationAcknowledged] {
        try await bench.platform.inspector.entries(EntryQuery(.escalations, after: nil, limit: 100))
            .map { try Envelope(fields: $0.fields) }.filter { $0.type == .escalationAcknowledged }
            .map { try $0.decode(EscalationAcknowledged.self) }
    }

    @Test(
        "who may command reacts to the triage card shortly before the next step, and nobody else is called; refusals, strangers and bots change nothing"
    )
    func card() async throws {
        try await AlertBench.with(policy: ReactionTests.policy) { bench in
            try await bench.gitHub("POST", "dbt_cloud/issues", #"{"title": "red"}"#, as: "ana")
            let card = try await bench.gitHub("POST", "dbt_cloud/issues/1/comments", #"{"body": "card"}"#, as: "bot")
            let id = try #require(card["id"]?.int)
            var applied = AppliedWrites()
            applied.cardCommentID = "\(id)"
            let key = AppliedWrites.key(bench.repository("dbt_cloud"), 1)
            _ = try await bench.platform.store.commit([
                Step(mutations: [.put(key, try ContractJSON.encode(applied), timeToLive: nil)])
            ])
            let early = "dbt_cloud/issues/1/reactions"
            try await bench.gitHub("POST", early, #"{"content": "rocket"}"#, as: "bruno")
            bench.time.pass(.seconds(5))
            try await bench.take(.failurePlaced, bench.placed("dbt_cloud", 1))
            try await bench.take(.escalationRaised, bench.escalation("dbt_cloud", 1))
            try await bench.run(isLooking: true)
            try await bench.gitHub("POST", early, #"{"content": "-1"}"#, as: "chen")
            try await bench.gitHub("POST", early, #"{"content": "confused"}"#, as: "ana")
            try await bench.gitHub("POST", early, ReactionTests.eyes, as: "zed")
            try await bench.gitHub("POST", early, ReactionTests.eyes, as: "bot")
            try await bench.run(for: .seconds(29 * 60 + 30), isLooking: true)
            #expect(try await acknowledgements(bench).isEmpty)
            #expect(try await bench.messages().count == 1)
            let on = "dbt_cloud/issues/comments/\(id)/reactions"
            try await bench.gitHub("POST", on, ReactionTests.eyes, as: "bruno")
            try await bench.run(for: .seconds(5 * 3600), isLooking: true)
            let entries = try await acknowledgements(bench)
            #expect(entries.map(\.key) == ["issue:acme/dbt_cloud#1"])
            #expect(entries.map(\.actor) == ["bruno"] && entries.map(\.via) == ["github_reaction"])
            let told = try await bench.messages()
            #expect(told.count == 2 && told[0].text.contains("acknowledged"), "\(told)")
            #expect(told[1].text.contains("bruno sees to it (github_reaction)"))
            let shown = "\(try await bench.list("slack/messages")[0])".replacing("\u{200B}", with: "")
            #expect(shown.contains("bruno (github_reaction)"))
            #expect(try await bench.pages().map(\.events) == [["trigger", "acknowledge"]])
            let rest = try await bench.platform.store.members(MemberQuery(ReactionWatch.index, limit: 9))
            #expect(rest.isEmpty)
        }
    }

    @Test("a reaction to an incident's tracking issue answers the incident's call")
    func trackingIssue() async throws {
        try await AlertBench.with(policy: ReactionTests.policy) { bench in
            for (name, number) in [("dbt_cloud", 1), ("roy_kent", 2)] {
                try await bench.take(.failurePlaced, bench.placed(name, number))
                try await bench.take(.failureClassified, bench.outage(name, number))
            }
            let writer = try #require(bench.platform.effectRunner { try await bench.handler.completed($0, &$1) })
            while try await writer.sendNext() {}
            try await bench.run(isLooking: true)
            #expect(try await bench.messages().first?.text.contains("acknowledged") == false)
            try await bench.gitHub("POST", "da-agent-hub/issues/1/reactions", #"{"content": "heart"}"#, as: "eli")
            try await bench.run(for: .seconds(120), isLooking: true)
            let entries = try await acknowledgements(bench)
            #expect(entries.count == 1 && entries[0].actor == "eli" && entries[0].key.hasPrefix("incident:"))
            #expect(try await bench.messages().first?.text.contains("acknowledged") == true)
        }
    }

    @Test("while little of the hour's calls is left, GitHub is not asked, and people are called")
    func short() async throws {
        try await AlertBench.with(policy: ReactionTests.policy) { bench in
            try await bench.gitHub("POST", "dbt_cloud/issues", #"{"title": "red"}"#, as: "ana")
            _ = try await bench.sandbox("POST", "limits", #"{"requests_per_hour": 40}"#)
            try await bench.take(.failurePlaced, bench.placed("dbt_cloud", 1))
            try await bench.take(.escalationRaised, bench.escalation("dbt_cloud", 1))
            let gitHub = try #require(bench.platform.github)
            for _ in 0..<31 { _ = try? await gitHub.issue(bench.repository("dbt_cloud"), 999) }
            #expect(gitHub.isShort)
            try await bench.gitHub("POST", "dbt_cloud/issues/1/reactions", ReactionTests.eyes, as: "bruno")
            try await bench.run(for: .seconds(31 * 60), isLooking: true)
            #expect(try await acknowledgements(bench).isEmpty)
            #expect(try await bench.messages().last?.text.contains("fallback: hana") == true)
            // The hour is over.
            try await bench.run(for: .seconds(31 * 60), isLooking: true)
            #expect(try await acknowledgements(bench).map(\.actor) == ["bruno"])
        }
    }

    @Test("what cannot be seen on GitHub keeps nobody from being called")
    func unseen() async throws {
        try await AlertBench.with(policy: ReactionTests.policy) { bench in
            try await bench.take(.failurePlaced, bench.placed("dbt_cloud", 77))
            try await bench.take(.escalationRaised, bench.escalation("dbt_cloud", 77))
            try await bench.run(for: .seconds(31 * 60), isLooking: true)
            #expect(try await bench.messages().last?.text.contains("fallback: hana") == true)
        }
    }
}
