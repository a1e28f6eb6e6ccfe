package import Contracts

/// A rule of the team: what matches is sorted like this.
package struct ClassificationRule: Hashable, Sendable {
    /// What verdicts call it.
    package internal(set) var name = ""
    /// What must hold; category and error type are never asked here.
    package internal(set) var when = Condition()
    /// What is decided.
    package internal(set) var then = Decision()

    /// What a rule decides; what it leaves out is decided as usual.
    package struct Decision: Hashable, Sendable {
        /// The category.
        package internal(set) var category: Contracts.Category?
        /// The error type.
        package internal(set) var errorType: ErrorType?
        /// The priority.
        package internal(set) var priority: Priority?
        /// The expert.
        package internal(set) var expert: Expert?

        static let section = Section(
            name: "decision", initial: Decision(),
            fields: [
                Field("category", optional: \.category, .word("category"), "The category."),
                Field("error_type", optional: \.errorType, .word("error type"), "The error type."),
                Field("priority", optional: \.priority, .word("priority"), "The priority."),
                Field("expert", optional: \.expert, .word("expert"), "The expert."),
            ],
            check: { decision, place, log in
                if decision == Decision() {
                    log.add(
                        .missingKey, at: place.node.position, path: place.path, "the rule decides nothing",
                        suggestion: "add 'category', 'error_type', 'priority' or 'expert'")
                }
            })
    }

    static let section = Section(
        name: "classification rule", initial: ClassificationRule(),
        fields: [
            Field("name", \.name, .text("text", limit: 100), isRequired: true, "What verdicts call the rule."),
            Field(
                "when", \.when, Condition.classificationSection.format, isRequired: true, "What must hold, all of it."),
            Field("then", \.then, Decision.section.format, isRequired: true, "What is decided."),
        ])
}
