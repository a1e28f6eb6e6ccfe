package import Contracts
import FailureText
import JSONScan
package import Policy

/// The words of a question: what every question of a policy shares, and the report as data.
package struct QuestionText: Sendable {
    /// The version of the prompt, which verdicts record.
    package var version: String { prompt.version }
    private let prompt: PromptFile
    private let cases: NearestCases
    private let examples: String

    /// Indexes the reports; the examples are the first of each category that nobody would dispute.
    package init(prompt: PromptFile, reports: [LabelledReport]) {
        self.prompt = prompt
        cases = NearestCases(reports)
        let chosen = Category.known.flatMap { category in
            reports.lazy.filter { $0.category == category && $0.hard != true && $0.body.utf8.count < 800 }.prefix(3)
        }
        examples = "# Examples\n" + QuestionText.json { writer in QuestionText.write(Array(chosen), to: &writer) }
    }

    /// What never changes while the program runs: definitions, and examples.
    package var stable: String { prompt.text + "\n" + examples }

    /// What changes with the policy alone.
    package func policy(_ policy: Policy) -> String {
        "# This team's rules\nThe first that matches was applied already; they show how the team thinks.\n"
            + QuestionText.json { writer in
                writer.array { writer in
                    for rule in policy.classification.rules.prefix(100) { QuestionText.write(rule, to: &writer) }
                }
            }
    }

    /// The report, what resembles it, and what is known of it, all as JSON-encoded data.
    package func report(
        _ failure: FailureObserved, local: Verdict, memory: FailureMemory?, similar: [SimilarCase] = []
    ) -> String {
        QuestionText.json { writer in
            writer.object { writer in
                writer.key("nearest")
                QuestionText.write(cases.nearest(to: failure.title + "\n" + failure.body, count: 5), to: &writer)
                writer.key("past")
                QuestionText.write(memory, similar, to: &writer)
                writer.key("facts")
                QuestionText.facts(failure, to: &writer)
                writer.key("report")
                writer.object { writer in
                    writer.member("title", failure.title)
                    writer.member("body", failure.body)
                }
            }
        }
    }

    static func json(_ fill: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(capacity: 8192)
        fill(&writer)
        return writer.text
    }
}
