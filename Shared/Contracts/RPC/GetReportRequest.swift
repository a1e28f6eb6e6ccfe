/// Figures over a time.
package struct GetReportRequest: Codable, Hashable, Sendable {
    /// From when; 7 days ago when left out.
    package var since: Timestamp?
    /// Until when; now when left out.
    package var until: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(since: Timestamp? = nil, until: Timestamp? = nil) {
        self.since = since
        self.until = until
    }
}
