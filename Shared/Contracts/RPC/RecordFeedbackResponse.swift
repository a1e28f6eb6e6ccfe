/// What was stored.
package struct RecordFeedbackResponse: Codable, Hashable, Sendable {
    /// What it applies to.
    package var fingerprint: Fingerprint
    /// Whether it changed anything.
    package var accepted: Bool

    /// Made of its fields; lists and optional fields may be left out.
    package init(fingerprint: Fingerprint, accepted: Bool) {
        self.fingerprint = fingerprint
        self.accepted = accepted
    }
}
