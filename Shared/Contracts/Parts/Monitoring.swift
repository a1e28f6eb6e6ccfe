/// What proves recovery.
package struct Monitoring: Codable, Hashable, Sendable {
    /// Later runs in which the node must have executed and passed.
    package var greenRuns: Int
    /// Seconds without recurrence that must have passed.
    package var quietSeconds: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(greenRuns: Int, quietSeconds: Int) {
        self.greenRuns = greenRuns
        self.quietSeconds = quietSeconds
    }

    private enum CodingKeys: String, CodingKey {
        case greenRuns = "green_runs"
        case quietSeconds = "quiet_seconds"
    }
}
