import Contracts

/// What a report remembers of an issue.
struct ReportedIssue: Sendable {
    /// A turn of its life.
    struct Turn: Hashable, Sendable {
        let at: Timestamp
        let isEnd: Bool
        /// How it ended; unset for a reopening.
        let pattern: ResolutionPattern?
    }

    private static let limit = 128

    private(set) var placedAt: Timestamp?
    private(set) var expert = Expert(rawValue: "")
    private(set) var priority = Priority.medium
    private var newest: Timestamp?
    private var deadlines: [(at: Timestamp, deadlines: Deadlines)] = []
    private(set) var turns: [Turn] = []
    /// What people did to it.
    private(set) var actions: [Timestamp] = []
    /// Of these, what answers it.
    private(set) var answers: [Timestamp] = []

    mutating func place(_ placed: FailurePlaced, at moment: Timestamp) {
        placedAt = min(placedAt ?? moment, moment)
        if newest.map({ $0 <= moment }) ?? true {
            newest = moment
            expert = placed.expert
            priority = placed.priority
        }
        if deadlines.last?.deadlines != placed.deadlines, deadlines.count < ReportedIssue.limit {
            deadlines.append((moment, placed.deadlines))
        }
    }

    mutating func turn(_ turn: Turn) {
        guard turns.count < ReportedIssue.limit else { return }
        turns.append(turn)
    }

    /// A person did something; the same things as for the resolver's deadlines are an answer.
    mutating func act(_ action: ActivityAction, at moment: Timestamp) {
        if actions.count < ReportedIssue.limit { actions.append(moment) }
        guard [.commented, .labeled, .assigned, .closed].contains(action), answers.count < ReportedIssue.limit else {
            return
        }
        answers.append(moment)
    }

    /// Turns in the order of their time.
    var life: [Turn] { turns.sorted { ($0.at, $0.isEnd ? 0 : 1) < ($1.at, $1.isEnd ? 0 : 1) } }

    /// The first answer after the placement.
    var answeredAt: Timestamp? {
        guard let placedAt else { return nil }
        return answers.filter { $0 >= placedAt }.min()
    }

    /// The deadlines that hold at a moment.
    func deadlines(at moment: Timestamp) -> Deadlines {
        let known = deadlines.sorted { $0.at < $1.at }
        return (known.last { $0.at <= moment } ?? known.first)?.deadlines ?? Deadlines()
    }

    /// Whether it has not ended by a moment.
    func isOpen(at moment: Timestamp) -> Bool {
        guard let placedAt, placedAt < moment else { return false }
        return !(life.last { $0.at < moment }?.isEnd ?? false)
    }
}
