/// What is said of a fingerprint's verdict by a person or by how it ended.
package struct Feedback: Codable, Hashable, Sendable {
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// The title of the report that was seen last: a stranger's text.
    package var title: String
    /// What the verdict says.
    package var category: Category
    /// What it is instead; absent when the category stands.
    package var correctedCategory: Category?
    /// Who can end it instead; absent when the expert stands.
    package var correctedExpert: Expert?
    /// Who or what says so.
    package var source: CorrectionSource
    /// The person's login, or how it ended.
    package var actor: String
    /// When it was said.
    package var at: Timestamp

    /// Made of its fields; optional fields may be left out.
    package init(
        fingerprint: Fingerprint, title: String, category: Category, correctedCategory: Category? = nil,
        correctedExpert: Expert? = nil, source: CorrectionSource, actor: String, at: Timestamp
    ) {
        self.fingerprint = fingerprint
        self.title = title
        self.category = category
        self.correctedCategory = correctedCategory
        self.correctedExpert = correctedExpert
        self.source = source
        self.actor = actor
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case title
        case category
        case correctedCategory = "corrected_category"
        case correctedExpert = "corrected_expert"
        case source
        case actor
        case at
    }
}
