/// How far the model's scores are to be believed: measured on held-back folds and systems, published with the model.
///
/// Confidence falls with unfamiliarity: where more words are unknown than in nine of ten held-back reports, and where
/// hardly anything but the machine's words tells what happened, the scores lose sharpness.
package struct Calibration: Codable, Hashable, Sendable {
    /// Scores are multiplied by this before they become probabilities.
    package var sharpness: Double
    /// Share of unknown words up to which a report is familiar.
    package var familiar: Double
    /// Lost sharpness for each unit of unknown words beyond ``familiar``.
    package var unfamiliarity: Double
    /// Kept sharpness where nothing, and where one thing, tells of the course of events.
    package var bareness: [Double]
    /// The experts' scores are multiplied by this.
    package var expertSharpness: Double

    /// Made of its fields.
    package init(
        sharpness: Double, familiar: Double, unfamiliarity: Double, bareness: [Double], expertSharpness: Double
    ) {
        self.sharpness = sharpness
        self.familiar = familiar
        self.unfamiliarity = unfamiliarity
        self.bareness = bareness
        self.expertSharpness = expertSharpness
    }

    private enum CodingKeys: String, CodingKey {
        case sharpness
        case familiar
        case unfamiliarity
        case bareness
        case expertSharpness = "expert_sharpness"
    }

    /// As measured by grouped, held-out and bare cross-validation on the project's corpus.
    package static let standard = Calibration(
        sharpness: 1.95, familiar: 0.11, unfamiliarity: 2, bareness: [0.8, 0.9], expertSharpness: 0.8)
    /// Sharpness never falls below this share of itself.
    static let least = 0.4

    /// The probabilities of `scores`, moved by `push`, which no unfamiliarity of the words weakens.
    func apply(_ scores: ModelScores, push: SIMD16<Float> = .zero) -> SIMD16<Float> {
        let strange = unfamiliarity * max(0, Double(scores.unfamiliarity) - familiar)
        let bare = scores.contextCount < bareness.count ? bareness[scores.contextCount] : 1
        let category = Float(sharpness * max(Calibration.least, (1 - strange) * bare))
        var logits = scores.logits
        for lane in 0..<8 { logits[lane] *= category }
        for lane in 8..<16 { logits[lane] *= Float(expertSharpness) }
        return Softmax.both(logits + push)
    }
}
