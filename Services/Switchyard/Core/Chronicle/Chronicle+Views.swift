package import Contracts

extension Chronicle {
    /// The newest failures, newest first.
    package func newest(_ count: Int) -> [FailureRow] {
        Array(failures.values.sorted { ($1.observedAt, $1.id) < ($0.observedAt, $0.id) }.prefix(count))
    }

    /// Issues that are open or held and have a deadline, the nearest first.
    package func deadlines(_ count: Int) -> [(issue: IssueRow, at: Timestamp)] {
        let waiting = issues.values.filter { $0.state != .closed }.compactMap { issue in
            issue.placed.deadlines.resolutionAt.map { (issue: issue, at: $0) }
        }
        return Array(waiting.sorted { ($0.at, $0.issue.subject) < ($1.at, $1.issue.subject) }.prefix(count))
    }

    /// Incidents, those that go on first, then the newest.
    package func incidentList(_ count: Int) -> [IncidentChanged] {
        let sorted = incidents.values.sorted { one, other in
            let left = one.status == .resolved ? 1 : 0
            let right = other.status == .resolved ? 1 : 0
            return left == right ? one.updatedAt > other.updatedAt : left < right
        }
        return Array(sorted.prefix(count))
    }

    /// The whole story of an issue or of a failure without one, in the order of time.
    package func story(of subject: Subject, effects: [Effect] = []) -> [Happening] {
        var steps = issueSteps[subject] ?? []
        for row in failures.values where row.subject == subject { steps += failureSteps[row.id] ?? [] }
        steps += effects.filter { $0.subject == subject }.map { EffectStory.happening($0) }
        return steps.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    /// Failures by the hour of their observation and by category, over the last 24 hours; index 23 is the newest.
    package func volume(now: Timestamp) -> [[Category: Int]] {
        var hours = [[Category: Int]](repeating: [:], count: 24)
        for row in failures.values {
            let age = now.since(row.observedAt)
            guard age >= .zero, age < .seconds(86_400) else { continue }
            let index = 23 - Int(age.components.seconds / 3600)
            hours[index][row.verdict?.category ?? Category(rawValue: "waiting"), default: 0] += 1
        }
        return hours
    }

    /// Numbers at a glance.
    package var figures: Figures {
        var figures = Figures()
        figures.failures = failures.count
        for issue in issues.values {
            switch issue.state {
            case .open: figures.open += 1
            case .held: figures.held += 1
            case .closed:
                figures.closed += 1
                if issue.pattern?.isProven == true { figures.closedWithProof += 1 }
            }
        }
        for row in failures.values where row.outcome == .joined { figures.joined += 1 }
        figures.toClassification = Figures.median(
            failures.values.compactMap { row in row.classifiedAt.map { $0.since(row.observedAt) } })
        figures.toPlacement = Figures.median(
            failures.values.compactMap { row in row.placedAt.map { $0.since(row.observedAt) } })
        return figures
    }
}

/// Numbers at a glance.
package struct Figures: Hashable, Sendable {
    /// Failures that came in.
    package var failures = 0
    /// Issues that are open.
    package var open = 0
    /// Issues that wait for a person.
    package var held = 0
    /// Issues that have ended.
    package var closed = 0
    /// Issues that Switchyard closed with proof.
    package var closedWithProof = 0
    /// Failures that joined an issue that was open: noise saved.
    package var joined = 0
    /// The median time from the observation to the verdict.
    package var toClassification: Duration?
    /// The median time from the observation to the placement.
    package var toPlacement: Duration?

    static func median(_ durations: [Duration]) -> Duration? {
        guard !durations.isEmpty else { return nil }
        return durations.sorted()[durations.count / 2]
    }
}
