import Contracts

/// A replay as lines for a terminal, and as JSON.
package enum ReplayText {
    /// The lines: what differs, and one line of summary.
    package static func lines(_ run: ReplayRun, most: Int = 200) -> [String] {
        var lines: [String] = []
        let differences = run.comparison.differences
        if !differences.isEmpty {
            var table = TextTable(["WHAT", "ISSUE", "NOW", "THEN"])
            for row in differences.prefix(most) {
                table.add([row.kind.rawValue.replacing("_", with: " "), row.subject.description, row.before, row.after])
            }
            lines += table.lines
            if differences.count > most { lines.append("… and \(differences.count - most) more (--json has all)") }
            lines.append("")
        }
        if run.questions.before != run.questions.after {
            let cost = run.costPerQuestion.map { cost in
                let each = Double(run.questions.after - run.questions.before) * cost
                return ", about \(each < 0 ? "-" : "+")$\(rounded(abs(each)))"
            }
            lines.append("Claude: \(run.questions.before) questions now, \(run.questions.after) then\(cost ?? "")")
        }
        let counts = ReplayComparison.Kind.allCases.compactMap { kind in
            run.comparison.counts[kind].map { "\($0) \(kind.rawValue.replacing("_", with: " "))" }
        }
        lines.append(
            "\(run.entries) entries replayed: "
                + (counts.isEmpty ? "nothing would differ" : counts.joined(separator: ", ")))
        return lines
    }

    /// One JSON object.
    package static func json(_ run: ReplayRun) -> Summary {
        Summary(
            entries: run.entries,
            counts: Dictionary(uniqueKeysWithValues: run.comparison.counts.map { ($0.rawValue, $1) }),
            differences: run.comparison.differences, questionsBefore: run.questions.before,
            questionsAfter: run.questions.after, costPerQuestionUSD: run.costPerQuestion)
    }

    /// What `--json` writes.
    package struct Summary: Codable, Hashable, Sendable {
        /// Entries that were replayed.
        package var entries: Int
        /// Differences by kind.
        package var counts: [String: Int]
        /// All differences.
        package var differences: [ReplayComparison.Difference]
        /// Questions that Claude would be asked under the old policy.
        package var questionsBefore: Int
        /// The same under the new one.
        package var questionsAfter: Int
        /// What a recorded question cost on average, in US dollars.
        package var costPerQuestionUSD: Double?

        private enum CodingKeys: String, CodingKey {
            case entries
            case counts
            case differences
            case questionsBefore = "questions_before"
            case questionsAfter = "questions_after"
            case costPerQuestionUSD = "cost_per_question_usd"
        }
    }

    private static func rounded(_ dollars: Double) -> String { String((dollars * 100).rounded() / 100) }
}
