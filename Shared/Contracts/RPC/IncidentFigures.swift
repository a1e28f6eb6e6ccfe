/// Incidents, and how well they were put together.
package struct IncidentFigures: Codable, Hashable, Sendable {
    /// Opened within the report.
    package var opened: Int
    /// Resolved within the report.
    package var resolved: Int
    /// Failures in the incidents of the report.
    package var members: Int
    /// Failures that people took out of an incident again.
    package var separated: Int
    /// Incidents that ended in another.
    package var merged: Int
    /// Of the pairs of failures that were put together, the share that no person took apart, 0…1; unset without pairs.
    package var precision: Double?
    /// From opened to resolved; unset without any.
    package var medianSecondsToResolution: Double?

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        opened: Int = 0, resolved: Int = 0, members: Int = 0, separated: Int = 0, merged: Int = 0,
        precision: Double? = nil, medianSecondsToResolution: Double? = nil
    ) {
        self.opened = opened
        self.resolved = resolved
        self.members = members
        self.separated = separated
        self.merged = merged
        self.precision = precision
        self.medianSecondsToResolution = medianSecondsToResolution
    }

    private enum CodingKeys: String, CodingKey {
        case opened
        case resolved
        case members
        case separated
        case merged
        case precision
        case medianSecondsToResolution = "median_seconds_to_resolution"
    }
}
