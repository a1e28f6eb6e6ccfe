/// How far the model's scores are to be believed: measured on held-back folds and systems, published with the model.
///
/// Confidence falls with unfamiliarity: where more words are unknown than in nine of ten held-back reports, and where
/// hardly anything but the machine's words tells what happened, the scores lose sharpness. A short report keeps doubt back
/// whatever its words say: what would decide its category is most often what it leaves out.
package struct Calibration: Codable, Hashable, Sendable {
    /// Scores are multiplied by this before they become probabilities.
    package var sharpness: Double
    /// Share of unknown words up to which a report is familiar.
    package var familiar: Double
    /// Lost sharpness for each unit of unknown words beyond ``familiar``.
    package var unfamiliarity: Double
    /// Kept sharpness where nothing, and where one thing, tells of the course of events.
    package var bareness: [Double]
    /// Words from which a report is no longer short.
    package var ample: Double
    /// Share of the probability that a report without words gives to all categories alike; falls to nothing at ``ample``.
    package var shortness: Double
    /// The experts' scores are multiplied by this.
    package var expertSharpness: Double

    /// Made of its fields.
    package init(
        sharpness: Double, familiar: Double, unfamiliarity: Double, bareness: [Double], ample: Double,
        shortness: Double, expertSharpness: Double
    ) {
        self.sharpness = sharpness
        self.familiar = familiar
        self.unfamiliarity = unfamiliarity
        self.bareness = bareness
        self.ample = ample
        self.shortness = shortness
        self.expertSharpness = expertSharpness
    }

    private enum CodingKeys: String, CodingKey {
        case sharpness
        case familiar
        case unfamiliarity
        case bareness
        case ample
        case shortness
        case expertSharpness = "expert_sharpness"
    }

    /// As measured by grouped, held-out and bare cross-validation on the project's corpus.
    package static let standard = Calibration(
        sharpness: 2.15, familiar: 0.11, unfamiliarity: 2, bareness: [0.8, 0.9], ample: 36, shortness: 0.4,
        expertSharpness: 0.8)
    /// Sharpness never falls below this share of itself.
    static let least = 0.4

    /// The probabilities of `scores`, moved by `push`, which no unfamiliarity of the words weakens, nor shortness.
    func apply(_ scores: ModelScores, push: SIMD16<Float> = .zero) -> SIMD16<Float> {
        let strange = unfamiliarity * max(0, Double(scores.unfamiliarity) - familiar)
        let bare = scores.contextCount < bareness.count ? bareness[scores.contextCount] : 1
        let category = Float(sharpness * max(Calibration.least, (1 - strange) * bare))
        var logits = scores.logits
        for lane in 0..<8 { logits[lane] *= category }
        for lane in 8..<16 { logits[lane] *= Float(expertSharpness) }
        var probabilities = Softmax.both(logits + push)
        guard push == .zero, Double(scores.wordCount) < ample else { return probabilities }
        let doubt = Float(shortness * (1 - Double(scores.wordCount) / ample))
        for lane in 0..<5 { probabilities[lane] += doubt * (0.2 - probabilities[lane]) }
        return probabilities
    }
}
