package import Contracts

/// A rule of the team: what matches goes to this expert, these people, or both.
package struct AssignmentRule: Hashable, Sendable {
    /// What to call it where a route is explained; empty when it has no name.
    package internal(set) var name: String?
    /// What must hold.
    package internal(set) var when = Condition()
    /// The expert; `nil` leaves the expert to the rules below.
    package internal(set) var expert: Expert?
    /// The people or teams, instead of the expert's members when not empty.
    package internal(set) var assign: [Assignee] = []

    static let section = Section(
        name: "assignment rule", initial: AssignmentRule(),
        fields: [
            Field(
                "name", optional: \.name, .text("text", limit: 100), "What to call the rule where a route is explained."
            ),
            Field("when", \.when, Condition.assignmentSection.format, isRequired: true, "What must hold, all of it."),
            Field("expert", optional: \.expert, .word("expert"), "The expert who takes it."),
            Field(
                "assign", \.assign, .list(of: .assignee),
                "The users or teams it goes to, instead of the expert's members."),
        ],
        check: { rule, place, log in
            if rule.expert == nil && rule.assign.isEmpty {
                log.add(
                    .missingKey, at: place.node.position, path: place.path, "the rule has no effect",
                    suggestion: "add 'expert', 'assign' or both")
            }
        })
}
