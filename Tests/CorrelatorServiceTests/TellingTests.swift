import Contracts
import Effects
import JSONScan
import Streams
import Testing

@testable import CorrelatorService

@Suite("People are told once, and told what changed", .timeLimit(.minutes(2)))
struct TellingTests {
    @Test(
        "an incident is one message that is edited until it is resolved, and one page; each entry is delivered three times"
    )
    func incident() async throws {
        try await AlertBench.with { bench in
            for (name, number) in [("one", 1), ("two", 2)] {
                try await bench.take(.failurePlaced, bench.placed(name, number), times: 3)
                try await bench.take(.failureClassified, bench.outage(name, number), times: 3)
                try await bench.run()
            }
            try await bench.take(.failureClassified, bench.outage("three", 3), times: 3)
            try await bench.take(.escalationRaised, bench.escalation("one", 1), times: 3)
            try await bench.run()
            let growing = try await bench.messages()
            #expect(growing.filter { !$0.isNews }.count == 1, "\(growing)")
            #expect(try await bench.pages().map(\.events) == [["trigger"]])
            #expect(growing.contains { $0.isNews && $0.text.contains("Nobody has answered one") })
            let id = try #require(
                await bench.list("slack/messages").first?["metadata"]?["event_payload"]?["key"]?.string)
            let seen = EscalationAcknowledged(key: id, actor: "slack:ana", via: "slack", at: bench.time.now)
            try await bench.take(.escalationAcknowledged, seen, times: 3)
            try await bench.run()
            #expect(try await bench.messages().first?.text.contains("acknowledged") == true)
            for (name, number) in [("one", 1), ("two", 2), ("three", 3)] {
                try await bench.take(.issueResolved, bench.over(name, number), times: 3)
                try await bench.run()
            }
            let ended = try await bench.messages().filter { !$0.isNews }
            #expect(ended.count == 1 && ended[0].text.contains("resolved") && ended[0].edits >= 3, "\(ended)")
            #expect(try await bench.pages().map(\.events) == [["trigger", "acknowledge", "resolve"]])
        }
    }

    @Test("an acknowledged incident whose member turns out to be critical pages again, under the same key")
    func moreUrgent() async throws {
        try await AlertBench.with { bench in
            for (name, number) in [("one", 1), ("two", 2)] {
                try await bench.take(.failurePlaced, bench.placed(name, number))
                try await bench.take(.failureClassified, bench.outage(name, number))
            }
            try await bench.run()
            let key = try #require(
                await bench.list("slack/messages").first?["metadata"]?["event_payload"]?["key"]?.string)
            let seen = EscalationAcknowledged(key: key, actor: "ana", via: "api", at: bench.time.now)
            try await bench.take(.escalationAcknowledged, seen)
            try await bench.run()
            // More of the same kind, in another repository: the thread alone has it.
            try await bench.take(.failurePlaced, bench.placed("three", 3))
            try await bench.take(.failureClassified, bench.outage("three", 3))
            try await bench.run()
            #expect(try await bench.messages().last?.text.contains("It has spread to 3 repositories") == true)
            #expect(try await bench.pages().map(\.events) == [["trigger", "acknowledge"]])
            try await bench.take(.failurePlaced, bench.placed("two", 2, priority: .critical), times: 2)
            try await bench.run()
            let pages = try await bench.pages()
            #expect(pages.last?.key.contains(key) == true && pages.last?.status == "triggered", "\(pages)")
            #expect(pages.flatMap(\.events) == ["trigger", "acknowledge", "resolve", "trigger"])
            #expect(try await bench.messages().last?.text.contains("Calling the owner") == true)
        }
    }

    @Test("an escalated issue is called for step by step until somebody says that they see to it")
    func steps() async throws {
        try await AlertBench.with { bench in
            try await bench.take(.failurePlaced, bench.placed("one", 1))
            try await bench.take(.escalationRaised, bench.escalation("one", 1))
            try await bench.run()
            let first = try #require(await bench.list("slack/messages").first)
            #expect(first["channel"]?.string == "#data")
            let text = "\(first)"
            #expect(text.contains("<@U0000ANA0>") && text.contains("https://github.com/acme/one/issues/1"))
            try await bench.run(for: .seconds(31 * 60))
            #expect(try await bench.messages().last?.text.contains("fallback: hana") == true)
            // Who may not command says nothing.
            try await bench.take(.issueChanged, bench.command("ack", on: "one", 1, permission: "read"))
            try await bench.take(.issueChanged, bench.command("ack", on: "one", 1))
            try await bench.run(for: .seconds(5 * 3600))
            let told = try await bench.messages()
            #expect(told.count == 3 && told[0].text.contains("acknowledged"), "\(told)")
            #expect(told[2].text.contains("ana sees to it"))
            #expect(try await bench.pages().map(\.events) == [["trigger", "acknowledge"]])
        }
    }

    @Test("a repository that is only observed is planned for, and nobody is told")
    func observed() async throws {
        try await AlertBench.with { bench in
            try await bench.take(.failurePlaced, bench.placed("watched", 1))
            try await bench.take(.escalationRaised, bench.escalation("watched", 1, priority: .critical))
            try await bench.run()
            #expect(try await bench.counts() == [0, 0])
            let effects = try await bench.effects()
            #expect(Set(effects.map(\.kind)) == [.keepMessage, .triggerPage, .sendWebhook])
            #expect(effects.allSatisfy { $0.mode == .observe && $0.state == .planned })
        }
    }

    @Test("the business hears of it in its own channel, without a page, and that it is over")
    func business() async throws {
        try await AlertBench.with { bench in
            try await bench.take(.failurePlaced, bench.placed("one", 1))
            let notice = bench.escalation("one", 1, kind: .business, targets: ["#bi-business"])
            try await bench.take(.escalationRaised, notice, times: 2)
            try await bench.run()
            try await bench.take(.issueResolved, bench.over("one", 1))
            try await bench.run()
            let told = try await bench.messages()
            #expect(told.filter { !$0.isNews }.map(\.channel) == ["#bi-business"])
            #expect(told[0].text.contains("resolved"))
            #expect(try await bench.pages().isEmpty)
        }
    }

    @Test("quiet hours keep what is not critical until the morning, in one message that is true then")
    func quiet() async throws {
        try await AlertBench.with { bench in
            bench.time.pass(.seconds(11 * 3600))
            for number in 1...2 { try await bench.take(.failurePlaced, bench.placed("one", number)) }
            try await bench.take(.escalationRaised, bench.escalation("one", 1))
            try await bench.take(.escalationRaised, bench.escalation("one", 2, priority: .critical))
            try await bench.run()
            #expect(try await bench.counts() == [1, 1])
            try await bench.take(.issueResolved, bench.over("one", 1))
            bench.time.pass(.seconds(8 * 3600))
            try await bench.run()
            let told = try await bench.messages().filter { !$0.isNews }
            #expect(told.count == 2 && told[1].text.contains("resolved"))
            #expect(try await bench.pages().count == 1)
        }
    }

    @Test("beyond the day's limit the rest waits for the next day, and what is critical does not")
    func limit() async throws {
        try await AlertBench.with { bench in
            for number in 1...8 {
                try await bench.take(.failurePlaced, bench.placed("one", number))
                try await bench.take(.escalationRaised, bench.escalation("one", number, kind: .flapping))
                try await bench.take(.issueChanged, bench.command("ack", on: "one", number))
            }
            try await bench.run(for: .seconds(20))
            #expect(try await bench.messages().count == 4)
            try await bench.take(.failurePlaced, bench.placed("one", 9))
            try await bench.take(.escalationRaised, bench.escalation("one", 9, priority: .critical))
            try await bench.run()
            #expect(try await bench.messages().count == 5)
            bench.time.pass(.seconds(19 * 3600))
            try await bench.run(for: .seconds(20))
            #expect(try await bench.messages().count == 9)
        }
    }

    @Test("an incoming webhook edits nothing: a change is a new message")
    func hook() async throws {
        try await AlertBench.with(hook: true) { bench in
            try await bench.take(.failurePlaced, bench.placed("one", 1))
            try await bench.take(.escalationRaised, bench.escalation("one", 1))
            try await bench.run()
            try await bench.take(.issueResolved, bench.over("one", 1))
            try await bench.run()
            let told = try await bench.messages()
            #expect(told.count == 3 && told.allSatisfy { $0.edits == 0 && !$0.isNews })
            #expect(told[1].text.contains("resolved") || told[2].text.contains("resolved"))
        }
    }
}
