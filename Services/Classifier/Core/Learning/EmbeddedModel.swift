import Contracts

/// The engine that needs no service: a linear model over words, characters, concepts and facts, trained from labelled
/// reports in a moment. Equal reports, corrections, lexicon and seed give an equal model.
package struct EmbeddedModel: Sendable {
    let extractor: FeatureExtractor
    let vocabulary: Vocabulary
    /// By row; row 0 holds the biases.
    let weights: [PackedLanes]
    let spellings: SpellingTable
    /// Turns scores into probabilities that hold.
    package let calibration: Calibration
    /// Names the corpus, the corrections and the way of training: `embedded-1-<16 hex digits>`.
    package let version: String
    /// Reports that it was trained on.
    package let reportCount: Int
    /// Corrections among them.
    package let correctionCount: Int

    /// Features that were kept.
    package var featureCount: Int { weights.count }

    /// Lanes of the categories, in ``Category/known``'s order.
    static let categories = Array(Category.known.prefix(5))
    /// Lanes of the experts, from lane 8.
    static let experts: [Expert] = [
        .dbtExpert, .snowflakeExpert, .tableauExpert, .githubSleuthExpert, .daArchitect,
    ]
}
