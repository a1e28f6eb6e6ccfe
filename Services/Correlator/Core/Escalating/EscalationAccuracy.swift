package import Contracts

/// How many calls were needed: a person saw to it, or ended it, before it ended by itself. Counted from the streams' own entries.
package struct EscalationAccuracy: Hashable, Sendable {
    /// What ended after a person saw to it, or by a person.
    package private(set) var needed = 0
    /// What ended by itself: nobody had to be called.
    package private(set) var notNeeded = 0
    /// What people were called for and has not ended, and whether a person saw to it.
    private var open: [String: Bool] = [:]

    /// Nothing counted yet.
    package init() {}

    /// How many have not ended.
    package var pending: Int { open.count }

    /// Counts an entry, in the order of the streams' times; entries of other types do nothing, one that can't be decoded neither.
    package mutating func add(_ envelope: Envelope) {
        switch envelope.type {
        case .escalationRaised:
            guard let entry = try? envelope.decode(EscalationRaised.self), entry.kind != .business,
                let key = EscalationAccuracy.key(entry)
            else { return }
            open[key] = open[key] ?? false
        case .escalationAcknowledged:
            guard let entry = try? envelope.decode(EscalationAcknowledged.self), open[entry.key] != nil else { return }
            open[entry.key] = true
        case .issueChanged:
            guard let entry = try? envelope.decode(IssueChanged.self), !entry.actor.isBot else { return }
            let key = "issue:\(Subject(entry.repository, number: entry.number))"
            if open[key] != nil { open[key] = true }
        case .issueResolved:
            guard let entry = try? envelope.decode(IssueOutcome.self) else { return }
            end("issue:\(entry.subject)", byPeople: EscalationAccuracy.isByPeople(entry.pattern))
        case .incidentChanged:
            guard let entry = try? envelope.decode(IncidentChanged.self), entry.status == .resolved else { return }
            end("incident:\(entry.incidentID)", byPeople: false)
        default: break
        }
    }

    private mutating func end(_ key: String, byPeople: Bool) {
        guard let seen = open.removeValue(forKey: key) else { return }
        if seen || byPeople { needed += 1 } else { notNeeded += 1 }
    }

    private static func key(_ entry: EscalationRaised) -> String? {
        if let incident = entry.incidentID { return "incident:\(incident)" }
        return entry.subject.map { "issue:\($0)" }
    }

    /// Whether an issue that ended so needed a person.
    package static func isByPeople(_ pattern: ResolutionPattern?) -> Bool { pattern == .human || pattern == .prMerged }
}
