/// The model in use.
package struct GetModelResponse: Codable, Hashable, Sendable {
    /// Its version.
    package var modelVersion: String
    /// Reports it was trained on.
    package var reports: Int
    /// Corrections among them.
    package var corrections: Int
    /// Milliseconds that training took.
    package var trainedInMs: Double
    /// Size of its feature space.
    package var features: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(modelVersion: String, reports: Int, corrections: Int, trainedInMs: Double, features: Int) {
        self.modelVersion = modelVersion
        self.reports = reports
        self.corrections = corrections
        self.trainedInMs = trainedInMs
        self.features = features
    }

    private enum CodingKeys: String, CodingKey {
        case modelVersion = "model_version"
        case reports
        case corrections
        case trainedInMs = "trained_in_ms"
        case features
    }
}
