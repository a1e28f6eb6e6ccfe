import Contracts
import ResolverCore
import Testing

@Suite("The order in which things are told")
struct OrderTests {
    @Test(
        "1,000 histories told in random order with a tenth doubled end as they do in order", .timeLimit(.minutes(3)))
    func order() {
        var patterns: [String: Int] = [:]
        for seed in 1...1000 as ClosedRange<UInt64> {
            let story = RandomStory(seed: seed)
            let ordered = story.told(story.facts)
            let shuffled = story.told(story.shuffled())
            let differences = OrderTests.differences(ordered, shuffled)
            guard differences.isEmpty else {
                Issue.record(
                    "seed \(seed): \(differences) \(ordered?.history.map(\.cause) ?? []) \(shuffled?.history.map(\.cause) ?? [])"
                )
                return
            }
            patterns[ordered?.pattern?.rawValue ?? ordered?.phase.rawValue ?? "none", default: 0] += 1
            if ordered?.flaps ?? 0 > 0 { patterns["flapped", default: 0] += 1 }
        }
        // The histories do come where it matters.
        for name in ["auto_resolved", "pr_merged", "human", "held", "flapped"] {
            #expect(patterns[name] ?? 0 > 20, "\(patterns)")
        }
    }

    /// What differs besides the wording of the history.
    static func differences(_ first: IssueLife?, _ second: IssueLife?) -> [String] {
        guard let first, let second else { return first == second ? [] : ["only one began"] }
        var told = [first, second]
        for index in told.indices { told[index].history = [] }
        if told[0] == told[1] { return [] }
        var names: [String] = []
        for (left, right) in zip(Mirror(reflecting: told[0]).children, Mirror(reflecting: told[1]).children)
        where "\(left.value)" != "\(right.value)" {
            names.append("\(left.label ?? "?"): \(left.value) / \(right.value)")
        }
        return names
    }

    private func tell(_ facts: [(LifeFact, Double)]) -> [LifeDecision] {
        var life: IssueLife?
        var log: LifeLog?
        var decisions: [LifeDecision] = []
        for (fact, hours) in facts {
            guard let decision = Given.machine(hours).take([fact], life: life, log: log) else { continue }
            life = decision.life
            log = decision.log
            decisions.append(decision)
        }
        return decisions
    }

    private var closed: [(LifeFact, Double)] {
        [
            (LifeFact(Given.placed(), id: "p"), 0), (LifeFact(Given.run("1", at: 1), id: "a"), 1),
            (LifeFact(Given.run("2", at: 7), id: "b"), 7),
        ]
    }

    @Test("a close that a late failure refutes is taken back, and the comment says why")
    func refuted() throws {
        let all = tell(closed + [(LifeFact(Given.run("bad", at: 6, "error"), id: "c"), 8)])
        #expect(all[2].life.isClosed)
        let last = try #require(all.last)
        #expect(!last.life.isClosed && last.life.lastOccurrence == Given.at(6))
        #expect(last.life.proof.map(\.runID) == ["2"])
        #expect(last.effects.map(\.kind).prefix(2) == [.reopenIssue, .comment])
        let note = last.effects[1].request.body ?? ""
        #expect(note.contains("takes its close back") && note.contains("run bad"), "\(note)")
        #expect(last.announced.map(\.0) == [.issueReopened])
    }

    @Test("a late run closes what it would have closed in time, once, at the time of the proof")
    func late() throws {
        let all = tell([closed[0], closed[2], closed[1]].map { ($0.0, max($0.1, 9)) })
        let last = try #require(all.last)
        #expect(last.life.isClosed && last.life.closedAt == Given.at(7))
        #expect(last.effects.map(\.kind) == [.comment, .closeIssue, .removeLabels])
        #expect(last.announced.map(\.0) == [.issueResolved])
        #expect(Given.machine(10).take([closed[1].0], life: last.life, log: last.log) == nil, "told twice")
    }

    @Test("runs that were told before the failure count when they are later than it")
    func early() throws {
        let facts = [LifeFact(Given.run("1", at: 1), id: "a"), LifeFact(Given.run("0", at: -1), id: "z")]
        var early = EarlyFacts()
        for fact in facts + facts { early.note(fact) }
        let begun = try #require(Given.machine(2).take([LifeFact(Given.placed(), id: "p")], life: nil, log: nil))
        let known = early.concerning(begun.life)
        #expect(known.count == 2)
        let decision = try #require(
            Given.machine(2).take([LifeFact(Given.placed(), id: "p")] + known, life: nil, log: nil))
        #expect(decision.life.proof.map(\.runID) == ["1"] && decision.life.phase == .recovering)
    }

    @Test("of a large run that was told before the failure, what failed later is kept")
    func large() throws {
        let others = (1...300).map { "model.shop.other\($0)" }
        var early = EarlyFacts()
        early.note(LifeFact(whole: Given.run("1", at: 1, nodes: others + [Given.node]), id: "a"))
        let placed = LifeFact(Given.placed(), id: "p")
        let begun = try #require(Given.machine(2).take([placed], life: nil, log: nil))
        let known = early.concerning(begun.life)
        let decision = try #require(Given.machine(2).take([placed] + known, life: nil, log: nil))
        #expect(decision.life.proof.map(\.runID) == ["1"])
        #expect(try ContractJSON.encode(decision.log).count < 20_000)
    }

    @Test("what is older than what is kept is added to what stands, and twice told still once counted")
    func bounded() throws {
        var life: IssueLife?
        var log: LifeLog?
        var facts = [LifeFact(Given.placed(), id: "p")]
        for index in 1...400 {
            facts.append(LifeFact(Given.run("\(index)", at: Double(index), "warn"), id: "r\(index)"))
        }
        for (index, fact) in facts.enumerated() {
            let decision = Given.machine(Double(index)).take([fact], life: life, log: log)
            life = decision?.life ?? life
            log = decision?.log ?? log
        }
        #expect((LifeLog.limit..<LifeLog.limit + 50).contains(log?.facts.count ?? 0) && life?.isClosed == false)
        #expect(Given.machine(500).take([facts[300]], life: life, log: log) == nil)
        let old = LifeFact(Given.run("old", at: 3, "error"), id: "old")
        let decision = try #require(Given.machine(500).take([old], life: life, log: log))
        #expect(decision.life.lastOccurrence == Given.at(3) && decision.effects.isEmpty)
    }

    @Test("nobody is called twice for the same deadline, however late an answer is told")
    func calledOnce() throws {
        var placed = Given.placed(category: .codeFixRequired)
        placed.deadlines = Deadlines(firstResponseAt: Given.at(4), resolutionAt: Given.at(24))
        let begun = try #require(Given.machine().take([LifeFact(placed, id: "p")], life: nil, log: nil))
        let called = try #require(Given.machine(5).take([], life: begun.life, log: begun.log))
        #expect(called.escalations.map(\.0) == [.slaResponse])
        let answer = LifeFact(Given.change(.commented, at: 3.5), id: "c")
        let answered = try #require(Given.machine(6).take([answer], life: called.life, log: called.log))
        #expect(!answered.life.raised.contains("sla_response") && answered.escalations.isEmpty)
        let run = LifeFact(Given.run("1", at: 2, "error"), id: "r")
        let again = try #require(Given.machine(7).take([run], life: answered.life, log: answered.log))
        #expect(again.escalations.isEmpty && again.effects.isEmpty)
    }
}
