import AssignerCore
import Contracts
import Effects
import Foundation
import Platform
import Policy
import ServiceRuntime
import Streams
import Testing

@testable import AssignerService

@Suite("Who has it, and who passes it on", .timeLimit(.minutes(1)))
struct OwningTests {
    private static let people = "experts: {dbt-expert: {members: [ana, bo, cy], hours: \"Mon-Sun 00:00-24:00\"}}"

    private func completed(_ effect: Effect, dropped: [String], _ bench: Bench) async throws {
        var effect = effect
        effect.state = .done
        effect.result = EffectResult(dropped: dropped)
        var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
        try await bench.handler.completed(effect, &draft)
        #expect(try await bench.platform.store.commit([draft.step]) == [.committed])
    }

    @Test("/switchyard not-me moves it on, moves the load, and is remembered for the fingerprint")
    func notMe() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        let owner = try #require(try await bench.placement().placed.assignees.first)
        #expect(try await bench.loads() == [owner: 1])
        try await bench.take(.issueChanged, bench.change(.commented, by: owner, command: "not-me"))
        let next = try #require(try await bench.placement().placed.assignees.first)
        #expect(next != owner)
        #expect(try await bench.loads() == [next: 1])
        #expect(try await bench.effects(.removeAssignees).map(\.request.assignees) == [[owner]])
        // Another issue about the same failure, long after this one: the person is not asked.
        let owners = try await bench.handler.owners(
            of: bench.repository, bench.failure().fingerprint, nodes: [])
        #expect(owners.declined == [owner])
    }

    @Test("a stranger can't move it")
    func stranger() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        let before = try await bench.placement()
        try await bench.take(.issueChanged, bench.change(.commented, by: "mallory", command: "not-me"))
        try await bench.take(
            .issueChanged, bench.change(.commented, by: "reader", command: "not-me", permission: "read"))
        #expect(try await bench.placement() == before)
    }

    @Test("whom GitHub leaves out is replaced, once, and the load follows")
    func dropped() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        let effect = try #require(try await bench.effects(.addAssignees).first)
        let owner = try #require(effect.request.assignees.first)
        try await completed(effect, dropped: [owner], bench)
        let next = try #require(try await bench.placement().placed.assignees.first)
        #expect(next != owner)
        #expect(try await bench.loads() == [next: 1])
        try await completed(effect, dropped: [owner], bench)
        #expect(try await bench.placement().placed.assignees == [next])
    }

    @Test("what people assign and unassign counts, and a close gives it back")
    func load() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        let owner = try #require(try await bench.placement().placed.assignees.first)
        try await bench.take(.issueChanged, bench.change(.assigned, assignee: "dee"))
        try await bench.take(.issueChanged, bench.change(.unassigned, assignee: owner))
        #expect(try await bench.loads() == ["dee": 1])
        let outcome = IssueOutcome(
            subject: Subject(bench.repository, number: 42), repository: bench.repository, pattern: .human, reason: "",
            flaps: 0)
        try await bench.take(.issueResolved, outcome)
        #expect(try await bench.loads() == [:])
        try await bench.take(.issueReopened, outcome)
        #expect(try await bench.loads() == ["dee": 1])
    }

    @Test("a count from the placements corrects a load that drifted")
    func recount() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        let owner = try #require(try await bench.placement().placed.assignees.first)
        let drift: [Mutation] = [
            .adjust(AssignerKeys.load, member: owner, by: 6), .adjust(AssignerKeys.load, member: "gone", by: 2),
        ]
        _ = try await bench.platform.store.commit([Step(mutations: drift)])
        let recount = LoadRecount(platform: bench.platform)
        #expect(try await recount.correct() == [owner: -6, "gone": -2])
        #expect(try await bench.loads() == [owner: 1])
        #expect(try await recount.correct().isEmpty)
    }

    @Test("who closed it is asked next time, for the failure and for its node")
    func fixer() async throws {
        let bench = try Bench(policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure())
        try await bench.take(.issueChanged, bench.change(.closed, by: "fay"))
        try await bench.take(
            .issueResolved,
            IssueOutcome(
                subject: Subject(bench.repository, number: 42), repository: bench.repository, pattern: .human,
                reason: "", flaps: 0))
        let node = NodeFacts(id: "model.shop.orders")
        let other = try await bench.handler.owners(
            of: bench.repository, Fingerprint(rawValue: "v1:ffffffffffffffff"), nodes: [node])
        #expect(other.fixers.map(\.login) == ["fay"] && other.fixers.first?.node == "model.shop.orders")
        try await bench.take(.failureClassified, bench.failure(issue: 50))
        #expect(try await bench.announced().last?.assignees == ["fay"])
    }

    @Test("CODEOWNERS is read from the first place that has one, and a failure goes by it")
    func codeOwners() async throws {
        let text = Data("models/ @gil\n".utf8).base64EncodedString()
        let bench = try Bench(
            policy: OwningTests.people,
            files: [
                "CODEOWNERS": "{\"encoding\":\"base64\",\"content\":\"\(text)\\n\"}", "docs/CODEOWNERS": "never read",
            ])
        await bench.reader.readAll()
        try await bench.take(.failureClassified, bench.failure())
        #expect(try await bench.placement().placed.assignees == ["gil"])
        let steps = try await bench.placement().placed.route
        #expect(steps.last?.why == "gil line 1 (models/) gives it models/orders.sql")
    }

    @Test("in mode observe nothing is claimed and nobody is loaded")
    func observe() async throws {
        let bench = try Bench(mode: "observe", policy: OwningTests.people)
        try await bench.take(.failureClassified, bench.failure(issue: nil))
        let placed = try #require(try await bench.announced().first)
        #expect(placed.outcome == .held && placed.reason.contains("only observed"))
        #expect(try await bench.loads() == [:])
        #expect(try await bench.effects(.openIssue).allSatisfy { $0.mode == .observe && $0.state == .planned })
        // Under act, what was planned stays planned, and the next failure opens the issue.
        bench.platform.policy.replace(
            try Policy.load(yaml: "repositories: {acme/dbt_cloud: {mode: act}}\n\(OwningTests.people)", file: "x"))
        try await bench.take(.failureClassified, bench.failure(issue: nil))
        #expect(try await bench.effects(.openIssue).map(\.mode) == [.observe, .act])
        #expect(try await bench.loads().count == 1)
    }

    @Test("a proven false alarm is suppressed: announced, counted, and nothing written")
    func suppressed() async throws {
        let bench = try Bench(policy: OwningTests.people)
        for _ in 0..<2 {
            try await bench.take(
                .failureClassified,
                bench.failure(issue: nil) {
                    $0.category = .falsePositive
                    $0.confidence = 0.99
                })
        }
        #expect(try await bench.announced().map(\.outcome) == [.suppressed, .suppressed])
        #expect(try await bench.effects(.openIssue, .addLabels, .upsertCard).isEmpty)
        let text = bench.platform.context.metrics.exposition()
        #expect(text.contains("switchyard_noise_saved_total{how=\"suppressed\"} 2"))
    }

    @Test("the business is told once of what affects it, where the policy says so")
    func business() async throws {
        for (mode, expected) in [("act", 1), ("observe", 0)] {
            let bench = try Bench(mode: mode)
            let policy = """
                repositories: {acme/dbt_cloud: {mode: \(mode), notify_business: {on: [metric_calculation_error], slack: "#bi"}}}
                \(OwningTests.people)
                """
            bench.platform.policy.replace(try Policy.load(yaml: policy, file: "x"))
            for _ in 0..<2 {
                try await bench.take(
                    .failureClassified, bench.failure { $0.errorType = .metricCalculationError })
            }
            let raised = try await bench.platform.inspector.entries(EntryQuery(.escalations, limit: 10)).map {
                try Envelope(fields: $0.fields).decode(EscalationRaised.self)
            }
            #expect(raised.count == expected)
            #expect(raised.allSatisfy { $0.kind == .business && $0.targets == ["#bi"] })
            let card = try await bench.effects(.upsertCard).first?.request.body
            #expect(card?.contains("**Business**") == true)
        }
    }
}
