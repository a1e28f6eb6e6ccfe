/// What Claude thinks is behind a failure, as far as it passed every check.
package struct CauseOpinion: Codable, Hashable, Sendable {
    /// The causes that it named, the likeliest first.
    package var causes: [CauseEstimate]
    /// Who thinks so.
    package var engine: Engine
    /// Which model and prompt.
    package var modelVersion: String
    /// What asking cost, in US dollars.
    package var costUSD: Double

    /// Made of its fields.
    package init(causes: [CauseEstimate] = [], engine: Engine, modelVersion: String, costUSD: Double = 0) {
        self.causes = causes
        self.engine = engine
        self.modelVersion = modelVersion
        self.costUSD = costUSD
    }

    private enum CodingKeys: String, CodingKey {
        case causes
        case engine
        case modelVersion = "model_version"
        case costUSD = "cost_usd"
    }
}
