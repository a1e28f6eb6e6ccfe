import Contracts

/// Times of one kind, and how many kept their deadline.
struct Measured: Sendable {
    /// One of them.
    struct One: Sendable {
        /// Unset for what is late and not over.
        let took: Duration?
        /// Unset without a deadline.
        let isInTime: Bool?
    }

    private var times = Percentiles()
    private var inTime = 0
    private var late = 0

    mutating func add(_ one: One) {
        if let took = one.took { times.add(took) }
        switch one.isInTime {
        case true?: inTime += 1
        case false?: late += 1
        case nil: break
        }
    }

    func row(_ stage: String, _ priority: String) -> ReportSpan {
        ReportSpan(
            stage: stage, priority: priority, count: times.count, medianSeconds: times.median,
            p90Seconds: times.percentile(0.9), inTime: inTime, late: late)
    }
}
