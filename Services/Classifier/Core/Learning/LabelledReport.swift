package import Contracts

/// A report whose category and experts people agreed on.
package struct LabelledReport: Codable, Hashable, Sendable {
    /// Its id in the corpus.
    package var id: String
    /// One line.
    package var title: String
    /// The report.
    package var body: String
    /// What it came from: `monitor`, `person`, `tracker`.
    package var origin: String?
    /// The system whose words it quotes.
    package var system: String?
    /// What would end it.
    package var category: Category
    /// Every expert that counts as right; the first is the best.
    package var experts: [Expert]
    /// Whether a careful colleague could disagree.
    package var hard: Bool?
    /// The reason for the label, in a few words.
    package var why: String?

    /// Made of its fields; what is not known may be left out.
    package init(
        id: String, title: String, body: String, origin: String? = nil, system: String? = nil, category: Category,
        experts: [Expert], hard: Bool? = nil, why: String? = nil
    ) {
        self.id = id
        self.title = title
        self.body = body
        self.origin = origin
        self.system = system
        self.category = category
        self.experts = experts
        self.hard = hard
        self.why = why
    }
}
