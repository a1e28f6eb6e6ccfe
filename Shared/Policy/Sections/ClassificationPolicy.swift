/// How failures are sorted.
package struct ClassificationPolicy: Hashable, Sendable {
    /// The team's own rules, the first that matches wins.
    package internal(set) var rules: [ClassificationRule] = []
    /// When and how Claude is asked.
    package internal(set) var claude = ClaudePolicy()
    /// How many past failures are held in memory, to find similar ones.
    package internal(set) var rememberedFailures = 100_000

    static let section = Section(
        name: "classification", initial: ClassificationPolicy(),
        fields: [
            Field(
                "rules", \.rules, .list(of: ClassificationRule.section.format),
                "The team's own rules, before memory, model and Claude; the first that matches wins."),
            Field(
                "remembered_failures", \.rememberedFailures, .integer(100...1_000_000),
                "Past failures that are held in memory to find similar ones, about 1.5 KB each; the rest is forgotten by age. Read at the start."
            ),
            Field("claude", \.claude, ClaudePolicy.section.format, "When and how Claude is asked."),
        ],
        check: { policy, place, log in
            var seen: Set<String> = []
            for (index, rule) in policy.rules.enumerated() where !seen.insert(rule.name).inserted {
                log.add(
                    .contradiction, at: place.position(of: "rules"), path: "\(place.path).rules[\(index)].name",
                    "another rule is called \(rule.name.quoted) too",
                    suggestion: "verdicts name their rule: give it another name")
            }
        })
}
