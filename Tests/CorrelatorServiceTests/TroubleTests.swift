import Contracts
import Effects
import JSONScan
import Notify
import Platform
import Policy
import Streams
import Testing

@testable import CorrelatorService

@Suite("Targets that fail", .timeLimit(.minutes(2)))
struct TroubleTests {
    private static let parties = ["slack", "pagerduty", "receiver"]

    @Test(
        "a target that is down for ten minutes loses nothing, is told of on the others, and says what is true when it is back",
        arguments: parties)
    func down(_ party: String) async throws {
        try await AlertBench.with { bench in
            _ = try await bench.sandbox("POST", "\(party)/faults", #"{"down": true}"#)
            try await bench.take(.failurePlaced, bench.placed("one", 1, priority: .critical))
            try await bench.take(.escalationRaised, bench.escalation("one", 1, priority: .critical))
            try await bench.run(for: .seconds(300))
            try await bench.take(.issueChanged, bench.command("ack", on: "one", 1))
            try await bench.run(for: .seconds(300))
            let others = party == "slack" ? try await bench.pages().map(\.key) : try await bench.messages().map(\.text)
            #expect(others.contains { $0.contains("trouble") || $0.contains("do not get through") }, "\(others)")
            _ = try await bench.sandbox("POST", "\(party)/faults", "{}")
            try await bench.run(for: .seconds(180))
            let kept = try await bench.messages().filter { !$0.isNews && $0.text.contains("Nobody has answered one#1") }
            #expect(kept.count == 1 && kept[0].text.contains("acknowledged"), "\(kept)")
            let page = try #require(await bench.pages().first { $0.key.contains("issue:acme/one#1") })
            #expect(page.status == "acknowledged" && page.events == ["trigger", "acknowledge"])
            let events = try await bench.list("receiver/events").compactMap { $0["body"]?.string }
            let states = events.filter { $0.contains("issue:acme/one#1") }
                .compactMap { try? JSONValue(parsing: $0)["data"]?["notice"]?["state"]?.string }
            #expect(states == ["open", "acknowledged"])
            #expect(try await bench.effects().allSatisfy { $0.state == .done })
            let trouble =
                party == "slack"
                ? try await bench.pages().filter { $0.key.contains("trouble") }.map(\.status) : ["resolved"]
            #expect(trouble == ["resolved"])
        }
    }

    @Test("replies that are lost after the write was applied make no second message, page or event", arguments: parties)
    func lost(_ party: String) async throws {
        try await AlertBench.with { bench in
            _ = try await bench.sandbox("POST", "\(party)/faults", #"{"drop_replies": 3}"#)
            try await bench.take(.failurePlaced, bench.placed("one", 1, priority: .critical))
            try await bench.take(.escalationRaised, bench.escalation("one", 1, priority: .critical))
            try await bench.run(for: .seconds(120))
            try await bench.take(.issueChanged, bench.command("ack", on: "one", 1))
            try await bench.run(for: .seconds(120))
            let told = try await bench.messages().filter { $0.text.contains("one#1") || $0.isNews }
            #expect(told.filter { !$0.isNews }.count == 1 && told.filter(\.isNews).count == 1, "\(told)")
            #expect(try await bench.pages().filter { $0.key.contains("issue:") }.count == 1)
            let ids = try await bench.list("receiver/events").filter { "\($0)".contains("issue:acme/one#1") }
            #expect(ids.count == 2)
        }
    }

    @Test("a process that died between sending and noting leaves one message", arguments: [true, false])
    func crash(_ wasSent: Bool) async throws {
        try await AlertBench.with { bench in
            try await bench.take(.failurePlaced, bench.placed("one", 1, priority: .critical))
            try await bench.take(.escalationRaised, bench.escalation("one", 1, priority: .critical))
            let waiting = try await bench.effects().first { $0.kind == .keepMessage }
            var effect = try #require(waiting)
            if wasSent {
                let notice = try #require(effect.request.notice)
                _ = try await bench.targets.slack?.post(
                    .init(notice, effectID: effect.effectID), channel: notice.channel)
            }
            effect.state = .started
            effect.startedAt = bench.time.now
            effect.attempts = 1
            let data = try ContractJSON.encode(effect)
            _ = try await bench.platform.store.commit([
                Step(mutations: [.put(EffectLedger.key(effect.effectID), data, timeToLive: nil)])
            ])
            try await bench.run(for: .seconds(60))
            #expect(try await bench.messages().count == 1)
            // It is known where it stands: the next change edits it.
            try await bench.take(.issueResolved, bench.over("one", 1))
            try await bench.run(for: .seconds(60))
            let kept = try await bench.messages().filter { !$0.isNews }
            #expect(kept.count == 1 && kept[0].text.contains("resolved") && kept[0].edits == 1)
        }
    }

    @Test("two replicas that send at the same time send each thing once")
    func replicas() async throws {
        try await AlertBench.with { bench in
            let runners = bench.desk.lanes.runners(bench.desk)
            for number in 1...3 {
                try await bench.take(.failurePlaced, bench.placed("one", number, priority: .critical))
                try await bench.take(
                    .escalationRaised, bench.escalation("one", number, priority: .critical))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { try await bench.run(for: .seconds(20), runners: runners) } }
                try await group.waitForAll()
            }
            try await bench.run(for: .seconds(60))
            #expect(try await bench.counts() == [3, 3])
            #expect(try await bench.list("receiver/events").count == 3)
        }
    }

    @Test("a message that Slack refuses is parked with the reason, which the other targets are told")
    func refused() async throws {
        try await AlertBench.with { bench in
            _ = try await bench.sandbox("POST", "slack/faults", ##"{"unknown_channels": ["#data"]}"##)
            try await bench.take(.failurePlaced, bench.placed("one", 1))
            try await bench.take(.escalationRaised, bench.escalation("one", 1))
            try await bench.run(for: .seconds(60))
            let failed = try await bench.effects().filter { $0.state == .failed }
            #expect(failed.map(\.kind) == [.keepMessage])
            #expect(failed[0].error?.contains("channel_not_found") == true)
            let events = try await bench.list("receiver/events").compactMap { $0["body"]?.string }
            #expect(events.contains { $0.contains("channel_not_found") && $0.contains("issue:acme/one#1") })
            #expect(try await bench.pages().contains { $0.key.contains("issue:acme/one#1") })
        }
    }
}
