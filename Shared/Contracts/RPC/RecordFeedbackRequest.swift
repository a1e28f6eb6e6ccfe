/// A person's correction of a verdict.
package struct RecordFeedbackRequest: Codable, Hashable, Sendable {
    /// What is corrected; or give the subject.
    package var fingerprint: Fingerprint?
    /// The issue that is corrected.
    package var subject: Subject?
    /// The right category.
    package var category: Category?
    /// The right expert.
    package var expert: Expert?
    /// Who says so.
    package var actor: String
    /// Why.
    package var note: String?
    /// Takes back what people said of it, in place of a category or expert.
    package var withdraw: Bool?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        fingerprint: Fingerprint? = nil, subject: Subject? = nil, category: Category? = nil, expert: Expert? = nil,
        actor: String, note: String? = nil, withdraw: Bool? = nil
    ) {
        self.fingerprint = fingerprint
        self.subject = subject
        self.category = category
        self.expert = expert
        self.actor = actor
        self.note = note
        self.withdraw = withdraw
    }
}
