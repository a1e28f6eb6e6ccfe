/// Something to change, with the count that says so.
package struct ReportAdvice: Codable, Hashable, Sendable {
    /// `rule_never_matched`, `node_recurs`, `expert_overloaded` or `expert_misrouted`.
    package var kind: String
    /// The rule, node or expert. May hold outside text.
    package var name: String
    /// How often, or how many.
    package var count: Int
    /// What to do, in a sentence without outside text.
    package var message: String

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        kind: String, name: String, count: Int = 0, message: String
    ) {
        self.kind = kind
        self.name = name
        self.count = count
        self.message = message
    }
}
