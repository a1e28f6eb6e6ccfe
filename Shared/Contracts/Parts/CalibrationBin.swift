/// Verdicts of like confidence, and how many of them stood.
package struct CalibrationBin: Codable, Hashable, Sendable {
    /// The least confidence, 0…1.
    package var from: Double
    /// The highest confidence, included only in the last bin.
    package var to: Double
    /// Verdicts.
    package var verdicts: Int
    /// The mean of their confidences, 0…1.
    package var meanConfidence: Double
    /// Verdicts that nobody and nothing has said to be wrong.
    package var stood: Int

    /// Made of its fields.
    package init(from: Double, to: Double, verdicts: Int, meanConfidence: Double, stood: Int) {
        self.from = from
        self.to = to
        self.verdicts = verdicts
        self.meanConfidence = meanConfidence
        self.stood = stood
    }

    private enum CodingKeys: String, CodingKey {
        case from
        case to
        case verdicts
        case meanConfidence = "mean_confidence"
        case stood
    }
}
