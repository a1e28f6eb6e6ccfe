import Contracts
import Testing

@testable import ClassifierCore

@Suite("Priority and complexity")
struct PriorityRuleTests {
    private func priority(
        _ category: Category = .codeFixRequired, _ type: ErrorType = .sqlError, _ change: (inout PriorityFacts) -> Void
    ) -> Priority {
        var facts = PriorityFacts(repositoryPriority: .medium)
        change(&facts)
        return PriorityRule.priority(category: category, errorType: type, facts: facts)
    }

    @Test("the repository's priority stands unless something raises or lowers it")
    func base() {
        #expect(priority { $0.repositoryPriority = .high } == .high)
        #expect(priority(.transientFailure) { _ in } == .low)
        #expect(priority(.falsePositive) { $0.repositoryPriority = .critical } == .low)
    }

    @Test("recurrence, width and critical types raise it")
    func raised() {
        #expect(priority { $0.occurrences = 3 } == .high)
        #expect(priority { $0.affectedNodes = 10 } == .high)
        #expect(priority(.transientFailure) { $0.occurrences = 3 } == .high)
        #expect(priority { $0.criticalErrorTypes = [.sqlError] } == .critical)
    }

    @Test("what breaks a dashboard is high at least, and many nodes downstream raise it one step")
    func impact() {
        #expect(priority { $0.exposures = 1 } == .high)
        #expect(
            priority {
                $0.exposures = 2
                $0.repositoryPriority = .low
            } == .high)
        #expect(
            priority {
                $0.exposures = 1
                $0.repositoryPriority = .high
            } == .critical)
        #expect(priority { $0.descendants = 20 } == .high && priority { $0.descendants = 19 } == .medium)
        // Wide in two ways is one step, and what passes by itself stays one lower.
        #expect(
            priority {
                $0.descendants = 500
                $0.affectedNodes = 500
            } == .high)
        #expect(priority(.transientFailure) { $0.exposures = 1 } == .medium)
        #expect(priority(.falsePositive) { $0.exposures = 9 } == .low)
        #expect(
            priority {
                $0.exposures = 9
                $0.environment = .ci
            } == .medium)
    }

    @Test("impact is read from the nodes: the most descendants of one, and each exposure once")
    func impactOfNodes() {
        let facts = PriorityFacts(impact: [
            FailedNode(uniqueID: "a", descendants: 12, exposures: ["Weekly revenue"]),
            FailedNode(uniqueID: "b", descendants: 9, exposures: ["Weekly revenue", "Board"]),
            FailedNode(uniqueID: "c"),
        ])
        #expect(facts.descendants == 12 && facts.exposures == 2)
    }

    @Test("below production nothing exceeds medium", arguments: [RunEnvironment.development, .ci, .staging])
    func belowProduction(environment: RunEnvironment) {
        let found = priority {
            $0.environment = environment
            $0.repositoryPriority = .critical
            $0.criticalErrorTypes = [.sqlError]
            $0.affectedNodes = 500
        }
        #expect(found == .medium)
    }

    @Test("a team rule's priority stands as it is")
    func rule() {
        #expect(priority(.falsePositive) { $0.rulePriority = .critical } == .critical)
    }

    @Test("complexity stays within 1…10 and grows with width, systems and unfamiliarity")
    func complexity() {
        for category in Category.known {
            for type in ErrorType.known {
                let narrow = ComplexityRule(
                    category: category, errorType: type, nodeCount: 0, systemCount: 0, unfamiliarity: 0)
                let wide = ComplexityRule(
                    category: category, errorType: type, nodeCount: 900, systemCount: 9, unfamiliarity: 1)
                #expect((1...10).contains(narrow.score))
                #expect((1...10).contains(wide.score))
                #expect(wide.score > narrow.score)
            }
        }
    }
}
