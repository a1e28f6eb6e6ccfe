/// Figures over a time.
package struct GetReportResponse: Codable, Hashable, Sendable {
    /// From when.
    package var since: Timestamp
    /// Until when.
    package var until: Timestamp
    /// Failures classified.
    package var failures: Int
    /// By category.
    package var byCategory: [CountByName]
    /// By repository.
    package var byRepository: [CountByName]
    /// By outcome.
    package var placements: [CountByName]
    /// Issues resolved.
    package var resolved: Int
    /// Of these, closed by proof.
    package var autoResolved: Int
    /// Issues reopened.
    package var reopened: Int
    /// Incidents opened.
    package var incidents: Int
    /// By kind.
    package var escalations: [CountByName]
    /// From observed to classified.
    package var medianSecondsToClassification: Double?
    /// From observed to placed.
    package var medianSecondsToPlacement: Double?
    /// How often verdicts were right: all, by category, engine and repository.
    package var accuracy: [AccuracyGroup]
    /// How often verdicts of like confidence stood.
    package var calibration: [CalibrationBin]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        since: Timestamp, until: Timestamp, failures: Int, byCategory: [CountByName] = [],
        byRepository: [CountByName] = [], placements: [CountByName] = [], resolved: Int, autoResolved: Int,
        reopened: Int, incidents: Int, escalations: [CountByName] = [], medianSecondsToClassification: Double? = nil,
        medianSecondsToPlacement: Double? = nil, accuracy: [AccuracyGroup] = [], calibration: [CalibrationBin] = []
    ) {
        self.since = since
        self.until = until
        self.failures = failures
        self.byCategory = byCategory
        self.byRepository = byRepository
        self.placements = placements
        self.resolved = resolved
        self.autoResolved = autoResolved
        self.reopened = reopened
        self.incidents = incidents
        self.escalations = escalations
        self.medianSecondsToClassification = medianSecondsToClassification
        self.medianSecondsToPlacement = medianSecondsToPlacement
        self.accuracy = accuracy
        self.calibration = calibration
    }

    private enum CodingKeys: String, CodingKey {
        case since
        case until
        case failures
        case byCategory = "by_category"
        case byRepository = "by_repository"
        case placements
        case resolved
        case autoResolved = "auto_resolved"
        case reopened
        case incidents
        case escalations
        case medianSecondsToClassification = "median_seconds_to_classification"
        case medianSecondsToPlacement = "median_seconds_to_placement"
        case accuracy
        case calibration
    }
}
