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
    /// Failures by the systems that they name; one that names two counts for both.
    package var bySystem: [CountByName]
    /// Ended issues by how they ended.
    package var byPattern: [CountByName]
    /// How long each step took, in all and by priority.
    package var spans: [ReportSpan]
    /// What is aimed at, and what was reached.
    package var targets: [ReportTarget]
    /// Closes of Switchyard's own that were taken back.
    package var wrongCloses: Int
    /// What did not become an issue or a call of its own.
    package var noise: NoiseSaved?
    /// Incidents, and how well they were put together.
    package var incidentFigures: IncidentFigures?
    /// Calls by kind, and whether they were needed.
    package var escalationFigures: [EscalationFigures]
    /// What each expert had to do, the most open issues first.
    package var experts: [ExpertLoad]
    /// What asking Claude brought; unset when it was not asked.
    package var claude: ClaudeFigures?
    /// Failures that came in before the end and have no place yet.
    package var unaccounted: Int
    /// What to change.
    package var advice: [ReportAdvice]
    /// What is likely to fail next, the likeliest first.
    package var risks: [Risk]
    /// Entries that were more than could be kept in memory; 0 when the figures are complete.
    package var omitted: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        since: Timestamp, until: Timestamp, failures: Int, byCategory: [CountByName] = [],
        byRepository: [CountByName] = [], placements: [CountByName] = [], resolved: Int, autoResolved: Int,
        reopened: Int, incidents: Int, escalations: [CountByName] = [], medianSecondsToClassification: Double? = nil,
        medianSecondsToPlacement: Double? = nil, accuracy: [AccuracyGroup] = [], calibration: [CalibrationBin] = [],
        bySystem: [CountByName] = [], byPattern: [CountByName] = [], spans: [ReportSpan] = [],
        targets: [ReportTarget] = [], wrongCloses: Int = 0, noise: NoiseSaved? = nil,
        incidentFigures: IncidentFigures? = nil, escalationFigures: [EscalationFigures] = [],
        experts: [ExpertLoad] = [], claude: ClaudeFigures? = nil, unaccounted: Int = 0, advice: [ReportAdvice] = [],
        risks: [Risk] = [], omitted: Int = 0
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
        self.bySystem = bySystem
        self.byPattern = byPattern
        self.spans = spans
        self.targets = targets
        self.wrongCloses = wrongCloses
        self.noise = noise
        self.incidentFigures = incidentFigures
        self.escalationFigures = escalationFigures
        self.experts = experts
        self.claude = claude
        self.unaccounted = unaccounted
        self.advice = advice
        self.risks = risks
        self.omitted = omitted
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
        case bySystem = "by_system"
        case byPattern = "by_pattern"
        case spans
        case targets
        case wrongCloses = "wrong_closes"
        case noise
        case incidentFigures = "incident_figures"
        case escalationFigures = "escalation_figures"
        case experts
        case claude
        case unaccounted
        case advice
        case risks
        case omitted
    }
}
