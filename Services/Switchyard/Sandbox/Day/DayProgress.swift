/// How far the day has come, for display.
package struct DayProgress: Sendable, Hashable {
    /// Events that the day has.
    package let total: Int
    /// Events that have been played, refused ones included.
    package private(set) var played = 0
    /// Failures that were reported and taken.
    package private(set) var failures = 0
    /// Runs and workflows that ended.
    package private(set) var runs = 0
    /// Commands, labels, assignments, merges and the like that people made.
    package private(set) var deeds = 0
    /// Events that came to nothing: refused, never answered, or about an issue that does not exist.
    package private(set) var refused = 0

    /// Nothing played yet.
    package init(total: Int) { self.total = total }

    /// Counts an event that was played.
    mutating func count(_ action: DayAction, isTaken: Bool) {
        played += 1
        guard isTaken else {
            refused += 1
            return
        }
        switch action {
        case .report, .submit, .dispatch: failures += 1
        case .run, .cloudRun, .workflow, .workflowRun: runs += 1
        default: deeds += 1
        }
    }
}
