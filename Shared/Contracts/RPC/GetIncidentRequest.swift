/// One incident.
package struct GetIncidentRequest: Codable, Hashable, Sendable {
    /// Which.
    package var incidentID: ULID

    /// Made of its fields; lists and optional fields may be left out.
    package init(incidentID: ULID) {
        self.incidentID = incidentID
    }

    private enum CodingKeys: String, CodingKey {
        case incidentID = "incident_id"
    }
}
