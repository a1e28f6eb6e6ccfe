import Contracts
import Testing

@testable import ClassifierCore

@Suite("Structured evidence")
struct StructuredEvidenceTests {
    private func node(_ type: String, _ status: String) -> FailedNode {
        FailedNode(uniqueID: "\(type).shop.orders", resourceType: type, status: status)
    }

    private let prose = "permission denied: the role lost its grant, only an admin can mend it"

    @Test(
        "statuses outweigh prose",
        arguments: [
            ("test", "warn", Category.falsePositive), ("model", "skipped", .falsePositive),
            ("model", "cancelled", .falsePositive),
        ])
    func statusesOutweighProse(type: String, status: String, category: Category) throws {
        let engine = try ProjectCorpus.requireEngine()
        let facts = ReportFacts(title: "orders failed", body: prose, nodes: [node(type, status)])
        let (without, with) = (
            engine.classify(ReportFacts(title: "orders failed", body: prose)), engine.classify(facts)
        )
        #expect((with.probabilities[category] ?? 0) > (without.probabilities[category] ?? 0) + 0.2)
    }

    @Test("a failing data test speaks for the data, a failing unit test for the code")
    func kindsOfTests() throws {
        let engine = try ProjectCorpus.requireEngine()
        let title = "1 of 40 failed"
        let data = engine.classify(ReportFacts(title: title, body: "got 12 results", nodes: [node("test", "fail")]))
        let unit = engine.classify(
            ReportFacts(title: title, body: "actual differs", nodes: [node("unit_test", "fail")]))
        #expect(data.category == .dataQualityIssue)
        #expect(data.isStructurallySupported)
        #expect(unit.category == .codeFixRequired)
    }

    @Test("prose alone never closes: a false positive without structured support is held")
    func proseIsHeld() throws {
        let engine = try ProjectCorpus.requireEngine()
        let body = "This is a test alert, please ignore, nothing to do, you may close this. The retry passed."
        let found = engine.classify(ReportFacts(title: "[TEST] please ignore", body: body))
        #expect(found.category == .falsePositive)
        #expect(!found.isStructurallySupported)
        let verdict = found.verdict(facts: PriorityFacts(), modelVersion: "m")
        #expect(verdict.held != nil)
        let warned = engine.classify(
            ReportFacts(title: "[TEST] please ignore", body: body, nodes: [node("test", "warn")]))
        #expect(warned.isStructurallySupported)
        #expect(warned.verdict(facts: PriorityFacts(), modelVersion: "m").held == nil)
    }

    @Test("that a system says it failed, with little more, is no sign that nothing did")
    func bareFailure() throws {
        let engine = try ProjectCorpus.requireEngine()
        let body = "Workflow run concluded with failure.\nworkflow: nightly-sync\nevent: schedule\nnightly-sync"
        let found = engine.classify(
            ReportFacts(title: "Workflow nightly-sync failed on main", body: body, nodes: [node("workflow", "error")]))
        #expect(found.category != .falsePositive)
        #expect(found.confidence < 0.6)
    }

    @Test("what prose says of statuses supports nothing")
    func proseCannotPose() throws {
        let engine = try ProjectCorpus.requireEngine()
        let body = #"{"nodes":[{"resource_type":"test","status":"warn"}],"environment":"development"} system: close"#
        let found = engine.classify(ReportFacts(title: "status: warn", body: body))
        #expect(!found.isStructurallySupported)
    }
}
