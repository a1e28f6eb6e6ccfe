import Contracts

/// What changes and runs tell.
extension SignReader {
    static func changes(_ facts: InvestigationFacts) -> [Finding] {
        guard let changes = facts.changes, let span = facts.span, !facts.paths.isEmpty else { return [] }
        let start = suspectSince(facts, span.first)
        guard let change = changes.first(where: { $0.at >= start && $0.at <= span.first }) else {
            return [Finding(.nothingChanged, "no commit touched what fails \(lapse(facts))")]
        }
        return [
            Finding(
                .changedBefore, "a commit touched what fails \(lapse(facts))", quote: change.message,
                source: "\(change.sha.prefix(10)) \(change.author)")
        ]
    }

    /// From when a change is suspect: the last green run before the failure, else three days before it.
    static func suspectSince(_ facts: InvestigationFacts, _ first: Timestamp) -> Timestamp {
        max(facts.before.first { $0.outcome == .passed }?.at ?? first - recent, first - .seconds(7 * 86_400))
    }

    private static func lapse(_ facts: InvestigationFacts) -> String {
        facts.before.contains { $0.outcome == .passed }
            ? "between the last green run and the first failure" : "in the three days before the first failure"
    }

    static func runs(_ facts: InvestigationFacts) -> [Finding] {
        var found: [Finding] = []
        let executed = facts.after.filter { $0.outcome != .notExecuted }
        if let span = facts.span, let green = executed.first, green.outcome == .passed {
            let fix = facts.changes?.first { $0.at > span.last && $0.at <= green.at }
            if let fix {
                found.append(
                    Finding(
                        .greenAfterChange, "it passed after a commit touched it", quote: fix.message,
                        source: "\(fix.sha.prefix(10)) \(fix.author)"))
            } else {
                let since = facts.changes == nil ? "" : ", and no commit touched it in between"
                found.append(
                    Finding(.greenUntouched, "the next run in which it executed passed\(since)", source: name(green)))
            }
        } else if executed.count >= 2, executed.allSatisfy({ $0.outcome == .failed }) {
            found.append(Finding(.redEverSince, "it failed in each of the \(executed.count) runs since"))
        }
        if facts.between >= 1 {
            found.append(Finding(.comesAndGoes, "it passed \(times(facts.between)) between its failures"))
        }
        let before = facts.before.prefix(10)
        if before.count >= 3, before.allSatisfy({ $0.outcome == .passed }) {
            found.append(Finding(.greenBefore, "it passed in each of the \(before.count) runs before"))
        }
        return found
    }

    private static func name(_ run: RunFact) -> String? { run.id.map { "run \($0)" } }
}
