/// What an expert had to do.
package struct ExpertLoad: Codable, Hashable, Sendable {
    /// The role.
    package var expert: String
    /// Issues that came to the expert within the report.
    package var placed: Int
    /// Of the expert's issues, those that ended within the report.
    package var resolved: Int
    /// Issues that are open at the end.
    package var open: Int
    /// Issues that the expert's people can hold by the policy; 0 when it names nobody.
    package var capacity: Int
    /// Verdicts for the expert that a person gave to another.
    package var misrouted: Int
    /// From placed to ended; unset without any.
    package var medianSecondsToResolution: Double?

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        expert: String, placed: Int = 0, resolved: Int = 0, open: Int = 0, capacity: Int = 0, misrouted: Int = 0,
        medianSecondsToResolution: Double? = nil
    ) {
        self.expert = expert
        self.placed = placed
        self.resolved = resolved
        self.open = open
        self.capacity = capacity
        self.misrouted = misrouted
        self.medianSecondsToResolution = medianSecondsToResolution
    }

    private enum CodingKeys: String, CodingKey {
        case expert
        case placed
        case resolved
        case open
        case capacity
        case misrouted
        case medianSecondsToResolution = "median_seconds_to_resolution"
    }
}
