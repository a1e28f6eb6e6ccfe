/// Says that some members have another cause.
package struct SplitIncidentRequest: Codable, Hashable, Sendable {
    /// Which.
    package var incidentID: ULID
    /// The members that leave.
    package var failureIDs: [ULID]
    /// Who says so.
    package var actor: String

    /// Made of its fields; lists and optional fields may be left out.
    package init(incidentID: ULID, failureIDs: [ULID] = [], actor: String) {
        self.incidentID = incidentID
        self.failureIDs = failureIDs
        self.actor = actor
    }

    private enum CodingKeys: String, CodingKey {
        case incidentID = "incident_id"
        case failureIDs = "failure_ids"
        case actor
    }
}
