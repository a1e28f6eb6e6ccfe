package import Contracts

/// What a rule, the model or Claude said of a failure, kept while a word or an end decides in its place.
package struct OwnVerdict: Codable, Hashable, Sendable {
    /// The category.
    package var category: Category
    /// The expert.
    package var expert: Expert
    /// What decided.
    package var engine: Engine
    /// How sure it was, 0…1.
    package var confidence: Double

    /// The part of a verdict that feedback is compared with.
    package init(_ verdict: Verdict) {
        category = verdict.category
        expert = verdict.expert
        engine = verdict.engine
        confidence = verdict.confidence
    }
}
