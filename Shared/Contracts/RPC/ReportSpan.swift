/// How long a step took, over the times that ended within the report.
package struct ReportSpan: Codable, Hashable, Sendable {
    /// `classification`, `assignment`, `first_response` or `resolution`.
    package var stage: String
    /// `all`, or the priority of the issues.
    package var priority: String
    /// Times measured.
    package var count: Int
    /// The middle one; unset without any.
    package var medianSeconds: Double?
    /// Nine in ten took at most so long; unset without any.
    package var p90Seconds: Double?
    /// Ended by their deadline.
    package var inTime: Int
    /// Ended after their deadline, or not yet although it passed within the report.
    package var late: Int

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        stage: String, priority: String, count: Int = 0, medianSeconds: Double? = nil, p90Seconds: Double? = nil,
        inTime: Int = 0, late: Int = 0
    ) {
        self.stage = stage
        self.priority = priority
        self.count = count
        self.medianSeconds = medianSeconds
        self.p90Seconds = p90Seconds
        self.inTime = inTime
        self.late = late
    }

    private enum CodingKeys: String, CodingKey {
        case stage
        case priority
        case count
        case medianSeconds = "median_seconds"
        case p90Seconds = "p90_seconds"
        case inTime = "in_time"
        case late
    }
}
