import Contracts
import Policy

/// What rules are held against, as far as a recorded verdict tells it: the report's body is not recorded beside the verdict.
enum RecordedFacts {
    static func facts(of failure: FailureClassified) -> Condition.Facts {
        var facts = Condition.Facts(
            repository: failure.repository, environment: failure.environment,
            text: FoldedText(([failure.title] + failure.error.lines).joined(separator: "\n")))
        facts.nodes = failure.nodes.map(\.uniqueID)
        facts.paths = failure.nodes.compactMap(\.path)
        facts.tags = failure.nodes.flatMap { $0.tags ?? [] }
        facts.systems = failure.verdict.affectedSystems
        return facts
    }
}
