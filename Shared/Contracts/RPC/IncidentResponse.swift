/// The incident as it stands now.
package struct IncidentResponse: Codable, Hashable, Sendable {
    /// The incident.
    package var incident: IncidentChanged

    /// Made of its fields; lists and optional fields may be left out.
    package init(incident: IncidentChanged) {
        self.incident = incident
    }
}
