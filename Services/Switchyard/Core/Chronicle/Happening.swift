package import Contracts

/// One step of a story, told in a sentence.
package struct Happening: Codable, Hashable, Sendable {
    /// The id of the entry or effect that it comes from.
    package let id: String
    /// When.
    package let at: Timestamp
    /// What kind of step: the type of its entry, or `effect`.
    package let kind: String
    /// What happened. May hold outside text.
    package let sentence: String
    /// What more is known, a line each. May hold outside text.
    package let details: [String]
    /// Where to look, when there is a place; of a well-formed http address only.
    package let url: String?

    /// Made of its fields.
    package init(
        id: String, at: Timestamp, kind: String, sentence: String, details: [String] = [], url: String? = nil
    ) {
        self.id = id
        self.at = at
        self.kind = kind
        self.sentence = sentence
        self.details = details
        self.url = url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    }
}
