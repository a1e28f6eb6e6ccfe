/// One rule of the routing, whether it matched, and why.
package struct RouteStep: Codable, Hashable, Sendable {
    /// Its name.
    package var rule: String
    /// Whether it matched.
    package var matched: Bool
    /// What it compared with what.
    package var why: String

    /// Made of its fields; lists and optional fields may be left out.
    package init(rule: String, matched: Bool, why: String) {
        self.rule = rule
        self.matched = matched
        self.why = why
    }
}
