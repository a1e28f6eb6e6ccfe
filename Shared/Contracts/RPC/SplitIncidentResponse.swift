/// Both incidents.
package struct SplitIncidentResponse: Codable, Hashable, Sendable {
    /// What stays.
    package var remaining: IncidentChanged
    /// What left.
    package var separated: IncidentChanged

    /// Made of its fields; lists and optional fields may be left out.
    package init(remaining: IncidentChanged, separated: IncidentChanged) {
        self.remaining = remaining
        self.separated = separated
    }
}
