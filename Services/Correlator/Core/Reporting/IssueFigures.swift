import Contracts

/// What became of the issues: how soon they were answered and ended, and by whom.
struct IssueFigures: Sendable {
    private(set) var issues: [Subject: ReportedIssue] = [:]
    private(set) var omitted = 0

    mutating func place(_ placed: FailurePlaced, at moment: Timestamp) {
        guard placed.subject.number != nil, placed.outcome != .suppressed else { return }
        change(placed.subject) { $0.place(placed, at: moment) }
    }

    mutating func turn(_ outcome: IssueOutcome, isEnd: Bool, at moment: Timestamp) {
        change(outcome.subject) {
            $0.turn(ReportedIssue.Turn(at: moment, isEnd: isEnd, pattern: isEnd ? outcome.pattern : nil))
        }
    }

    mutating func act(_ change: IssueChanged) {
        guard !change.actor.isBot, change.action != .pullRequestMerged else { return }
        self.change(Subject(change.repository, number: change.number)) { $0.act(change.action, at: change.at) }
    }

    private mutating func change(_ subject: Subject, _ body: (inout ReportedIssue) -> Void) {
        if issues[subject] == nil, issues.count >= ReportWindow.limit {
            omitted += 1
            return
        }
        body(&issues[subject, default: ReportedIssue()])
    }

    /// Ends within the report, with when the issue was placed or came back before.
    func ends(in window: ReportWindow) -> [(issue: ReportedIssue, end: ReportedIssue.Turn, from: Timestamp?)] {
        issues.values.flatMap { issue in
            var from = issue.placedAt
            var ends: [(ReportedIssue, ReportedIssue.Turn, Timestamp?)] = []
            for turn in issue.life {
                if turn.isEnd {
                    if window.contains(turn.at) { ends.append((issue, turn, from)) }
                } else {
                    from = turn.at
                }
            }
            return ends
        }
    }

    /// Times that an issue came back.
    func reopenings(in window: ReportWindow) -> Int {
        issues.values.reduce(0) { sum, issue in sum + issue.turns.count { !$0.isEnd && window.contains($0.at) } }
    }

    /// Closes of Switchyard's own that were taken back within the report: the issue came back after an end that was neither a
    /// person's nor its removal.
    func wrongCloses(in window: ReportWindow) -> Int {
        issues.values.reduce(0) { sum, issue in
            let life = issue.life
            return sum
                + zip(life, life.dropFirst()).count { end, back in
                    end.isEnd && !back.isEnd && window.contains(back.at) && end.pattern != .human
                        && end.pattern != .removed
                }
        }
    }

    /// How soon issues were answered and ended, in all and by priority.
    func spans(in window: ReportWindow) -> [ReportSpan] {
        var response: [String: Measured] = [:]
        var resolution: [String: Measured] = [:]
        for issue in issues.values {
            guard let placedAt = issue.placedAt else { continue }
            let names = ["all", issue.priority.rawValue]
            answer(issue, placedAt, window).map { found in
                for name in names { response[name, default: Measured()].add(found) }
            }
            overdue(issue, window).map { found in
                for name in names { resolution[name, default: Measured()].add(found) }
            }
        }
        for (issue, end, from) in ends(in: window) {
            let limit = issue.deadlines(at: end.at).resolutionAt
            let found = Measured.One(took: from.map { end.at.since($0) }, isInTime: limit.map { end.at <= $0 })
            for name in ["all", issue.priority.rawValue] { resolution[name, default: Measured()].add(found) }
        }
        return rows("first_response", response) + rows("resolution", resolution)
    }

    /// The answer within the report, or that its deadline passed without one.
    private func answer(
        _ issue: ReportedIssue, _ placedAt: Timestamp, _ window: ReportWindow
    ) -> Measured.One? {
        let answered = issue.answeredAt
        let limit = issue.deadlines(at: answered ?? window.until).firstResponseAt
        if let answered, window.contains(answered) {
            return Measured.One(took: answered.since(placedAt), isInTime: limit.map { answered <= $0 })
        }
        guard answered.map({ $0 >= window.until }) ?? true, let limit, window.contains(limit), issue.isOpen(at: limit)
        else { return nil }
        return Measured.One(took: nil, isInTime: false)
    }

    /// A deadline that passed within the report on an issue that is still open.
    private func overdue(_ issue: ReportedIssue, _ window: ReportWindow) -> Measured.One? {
        guard issue.isOpen(at: window.until), let limit = issue.deadlines(at: window.until).resolutionAt,
            window.contains(limit)
        else { return nil }
        return Measured.One(took: nil, isInTime: false)
    }

    private func rows(_ stage: String, _ measured: [String: Measured]) -> [ReportSpan] {
        let order = ["all"] + Priority.known.map(\.rawValue)
        return measured.sorted {
            (order.firstIndex(of: $0.key) ?? order.count, $0.key)
                < (order.firstIndex(of: $1.key) ?? order.count, $1.key)
        }.map { $0.value.row(stage, $0.key) }
    }
}
