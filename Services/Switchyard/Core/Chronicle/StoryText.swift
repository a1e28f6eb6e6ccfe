import Contracts

/// A story for a terminal.
package enum StoryText {
    /// Its lines: a step each, its details below it. Outside text is stripped of control characters, and stays in its
    /// line.
    package static func lines(_ story: [Happening]) -> [String] {
        story.flatMap { step in
            ["\(step.at.rfc3339.prefix(19))Z  \(TerminalLine.clean(step.sentence))"]
                + step.details.map { "                      · \(TerminalLine.clean(String($0.prefix(300))))" }
                + (step.url.map { ["                        \($0)"] } ?? [])
        }
    }
}
