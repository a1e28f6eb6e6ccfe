/// What was stored.
package struct SubmitRunResponse: Codable, Hashable, Sendable {
    /// False when the key was seen before.
    package var accepted: Bool

    /// Made of its fields; lists and optional fields may be left out.
    package init(accepted: Bool) {
        self.accepted = accepted
    }
}
