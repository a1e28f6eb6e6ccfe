/// `verdict.corrected`: a verdict that was given turned out to be wrong, or a correction was withdrawn.
package struct VerdictCorrected: Codable, Hashable, Sendable {
    /// The subject, or the failure's while it has no issue.
    package var subject: Subject
    /// Where it belongs.
    package var repository: RepositoryName
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// What the verdict said.
    package var category: Category
    /// Whom the verdict named.
    package var expert: Expert
    /// What had decided.
    package var engine: Engine
    /// How sure it had been, 0…1.
    package var confidence: Double
    /// What it is instead; absent when the category stands.
    package var correctedCategory: Category?
    /// Who can end it instead; absent when the expert stands.
    package var correctedExpert: Expert?
    /// Who or what says so.
    package var source: CorrectionSource
    /// The person's login, or how it ended.
    package var actor: String
    /// Whether an earlier correction is taken back.
    package var withdrawn: Bool
    /// When it was said.
    package var at: Timestamp

    /// Made of its fields; optional fields may be left out.
    package init(
        subject: Subject, repository: RepositoryName, fingerprint: Fingerprint, category: Category, expert: Expert,
        engine: Engine, confidence: Double, correctedCategory: Category? = nil, correctedExpert: Expert? = nil,
        source: CorrectionSource, actor: String, withdrawn: Bool = false, at: Timestamp
    ) {
        self.subject = subject
        self.repository = repository
        self.fingerprint = fingerprint
        self.category = category
        self.expert = expert
        self.engine = engine
        self.confidence = confidence
        self.correctedCategory = correctedCategory
        self.correctedExpert = correctedExpert
        self.source = source
        self.actor = actor
        self.withdrawn = withdrawn
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case repository
        case fingerprint
        case category
        case expert
        case engine
        case confidence
        case correctedCategory = "corrected_category"
        case correctedExpert = "corrected_expert"
        case source
        case actor
        case withdrawn
        case at
    }
}
