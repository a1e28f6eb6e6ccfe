/// One try to start a failed run again.
package struct RetryAttempt: Codable, Hashable, Sendable {
    /// When.
    package var at: Timestamp
    /// The outside id of the run that had failed.
    package var runID: String
    /// Which try of its own that run was, from 1.
    package var attempt: Int
    /// Who asked for it; unset where the policy does.
    package var by: String?
    /// Why it was not started after all.
    package var skipped: String?

    /// Made of its fields.
    package init(at: Timestamp, runID: String, attempt: Int, by: String? = nil, skipped: String? = nil) {
        self.at = at
        self.runID = runID
        self.attempt = attempt
        self.by = by
        self.skipped = skipped
    }

    private enum CodingKeys: String, CodingKey {
        case at
        case runID = "run_id"
        case attempt
        case by
        case skipped
    }
}
