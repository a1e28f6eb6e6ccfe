import Contracts

/// Incidents as the streams tell them, and what was put together wrongly.
///
/// A member that leaves an incident that goes on was separated from those who stay; an incident that loses all members and ends
/// was merged into another. Nothing else makes members leave.
struct IncidentCount: Sendable {
    private struct Known {
        var members: Set<ULID>
        var subjects: Set<Subject>
        var openedAt: Timestamp
        var resolvedAt: Timestamp?
        var toldAt: Timestamp
        var isMerged = false
        var isTouched = false
    }

    private var known: [ULID: Known] = [:]
    private var separated = 0
    private var brokenPairs = 0
    private(set) var omitted = 0

    mutating func add(_ incident: IncidentChanged, at moment: Timestamp, in window: ReportWindow) {
        if known[incident.incidentID] == nil, known.count >= ReportWindow.limit {
            omitted += 1
            return
        }
        let members = Set(incident.members.map(\.failureID))
        var entry =
            known[incident.incidentID]
            ?? Known(members: [], subjects: [], openedAt: incident.openedAt, toldAt: moment)
        guard moment >= entry.toldAt else { return }
        let left = entry.members.subtracting(members)
        if members.isEmpty {
            entry.isMerged = !entry.members.isEmpty || entry.isMerged
        } else if !left.isEmpty, window.contains(moment) {
            separated += left.count
            brokenPairs += left.count * members.intersection(entry.members).count
        }
        entry.members = members
        if !members.isEmpty { entry.subjects = Set(incident.members.map(\.subject)) }
        entry.resolvedAt = incident.status == .resolved ? incident.resolvedAt ?? moment : nil
        entry.toldAt = moment
        entry.isTouched = entry.isTouched || window.contains(moment)
        known[incident.incidentID] = entry
    }

    /// Who belongs to an incident, and when it ended.
    func facts(of id: ULID) -> (subjects: Set<Subject>, end: Timestamp?)? {
        known[id].map { ($0.subjects, $0.resolvedAt) }
    }

    /// Incidents that were opened within the report.
    func opened(in window: ReportWindow) -> Int { known.values.count { window.contains($0.openedAt) } }

    /// Issues that are not the first of their incident: its call and its tracking issue speak for them.
    var muted: Int {
        known.values.reduce(0) { sum, incident in
            guard incident.isTouched, !incident.isMerged else { return sum }
            return sum + max(0, incident.subjects.count { $0.number != nil } - 1)
        }
    }

    func figures(in window: ReportWindow) -> IncidentFigures? {
        let touched = known.values.filter(\.isTouched)
        guard !touched.isEmpty else { return nil }
        var times = Percentiles()
        for incident in touched where !incident.isMerged {
            guard let end = incident.resolvedAt, window.contains(end) else { continue }
            times.add(end.since(incident.openedAt))
        }
        let pairs = touched.reduce(0) { $0 + $1.members.count * max(0, $1.members.count - 1) / 2 }
        let all = pairs + brokenPairs
        return IncidentFigures(
            opened: opened(in: window), resolved: times.count,
            members: touched.reduce(0) { $0 + $1.members.count }, separated: separated,
            merged: touched.count { $0.isMerged }, precision: all == 0 ? nil : Double(pairs) / Double(all),
            medianSecondsToResolution: times.median)
    }
}
