import Contracts

/// What came in: verdicts, placements, and how long both took.
struct FailureFigures: Sendable {
    private struct Seen {
        var observedAt: Timestamp
        /// The verdict that counts, when it was given within the report.
        var counted: Counted?
    }

    private struct Counted {
        var at: Timestamp
        var category: Category
        var repository: RepositoryName
        var systems: [String]
    }

    private var seen: [ULID: Seen] = [:]
    /// Placements that were read before the verdict.
    private var early: [ULID: Timestamp] = [:]
    private(set) var classification = Percentiles()
    private(set) var classifiedInTime = 0
    private(set) var assignment = Percentiles()
    private(set) var placements: [String: Int] = [:]
    private(set) var omitted = 0

    /// The seeds' target: a verdict within two hours.
    static let classificationTarget = Duration.seconds(2 * 3600)

    mutating func add(_ failure: FailureClassified, at moment: Timestamp, in window: ReportWindow) {
        let isNew = seen[failure.failureID] == nil
        if isNew, seen.count >= ReportWindow.limit {
            omitted += 1
            return
        }
        var entry = seen[failure.failureID] ?? Seen(observedAt: failure.observedAt)
        if window.contains(moment) {
            // A failure that was judged again counts once, with the newer verdict.
            if entry.counted == nil {
                let took = moment.since(failure.observedAt)
                classification.add(took)
                if took <= FailureFigures.classificationTarget { classifiedInTime += 1 }
            }
            if entry.counted.map({ $0.at <= moment }) ?? true {
                entry.counted = Counted(
                    at: moment, category: failure.verdict.category, repository: failure.repository,
                    systems: Array(Set(failure.verdict.affectedSystems.prefix(20))))
            }
        }
        seen[failure.failureID] = entry
        if let placed = early.removeValue(forKey: failure.failureID) { assignment.add(placed.since(entry.observedAt)) }
    }

    mutating func add(_ placed: FailurePlaced, at moment: Timestamp, in window: ReportWindow) {
        guard window.contains(moment) else { return }
        placements[placed.outcome.rawValue, default: 0] += 1
        if let entry = seen[placed.failureID] {
            assignment.add(moment.since(entry.observedAt))
        } else if early.count < ReportWindow.limit {
            early[placed.failureID] = moment
        }
    }

    var count: Int { seen.values.count { $0.counted != nil } }
    var byCategory: [String: Int] { counts { [$0.category.rawValue] } }
    var byRepository: [String: Int] { counts { [$0.repository.description] } }
    var bySystem: [String: Int] { counts { $0.systems } }

    private func counts(_ names: (Counted) -> [String]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for entry in seen.values {
            guard let counted = entry.counted else { continue }
            for name in names(counted) { counts[name, default: 0] += 1 }
        }
        return counts
    }
}
