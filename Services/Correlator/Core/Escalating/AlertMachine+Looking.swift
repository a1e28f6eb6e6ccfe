package import Contracts

extension Alert {
    /// Since when people are called whom nobody has answered yet; `nil` when an answer would stop nothing.
    package var callsSince: Timestamp? {
        guard let round, !round.isOver, acknowledgement == nil, incident == nil, !isOver else { return nil }
        return kind == .incident || kind == .issue ? round.startedAt : nil
    }
}

/// GitHub tells nobody of a reaction, so that it has to be asked: often while people are likely to answer, and before anybody else is
/// called.
extension AlertMachine {
    /// A thing is looked at no more often.
    private static let least = Duration.seconds(60)
    /// And no more seldom.
    private static let most = Duration.seconds(3600)
    /// So long before the next call: what is found has to be taken in.
    private static let lead = Duration.seconds(10)

    /// When to look at an alert again that is looked at now; `nil` when an answer would stop nothing.
    package func nextLook(_ alert: Alert) -> Timestamp? {
        guard acts, let since = alert.callsSince else { return nil }
        let usual = now + max(AlertMachine.least, min(AlertMachine.most, now.since(since) / 10))
        guard let step = nextStep(alert) else { return usual }
        let last = step - AlertMachine.lead
        // A look shortly before the last one would be one for nothing.
        return last > now && last < usual + AlertMachine.least ? last : usual
    }

    func look(_ alert: Alert, _ known: Alert?) -> AlertDecision.Look {
        guard let next = nextLook(alert) else { return .never }
        let isArranged = known.map { $0.callsSince == alert.callsSince && nextStep($0) == nextStep(alert) } ?? false
        return isArranged ? .unchanged : .at(next)
    }
}
