import Contracts

/// The time that a report is about, its end excluded.
struct ReportWindow: Hashable, Sendable {
    let since: Timestamp
    let until: Timestamp

    func contains(_ moment: Timestamp) -> Bool { moment >= since && moment < until }

    /// How many failures, issues or fingerprints are held in memory at most; what is more is counted as omitted.
    static let limit = 250_000
}
