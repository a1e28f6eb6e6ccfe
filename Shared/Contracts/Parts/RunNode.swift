/// A node in a finished run.
package struct RunNode: Codable, Hashable, Sendable {
    /// Its identity across runs.
    package var uniqueID: String
    /// `success`, `pass`, `error`, `fail`, `warn`, `skipped`, ….
    package var status: String
    /// Whether it really ran; a skipped node proves nothing.
    package var executed: Bool

    /// Made of its fields; lists and optional fields may be left out.
    package init(uniqueID: String, status: String, executed: Bool) {
        self.uniqueID = uniqueID
        self.status = status
        self.executed = executed
    }

    private enum CodingKeys: String, CodingKey {
        case uniqueID = "unique_id"
        case status
        case executed
    }
}
