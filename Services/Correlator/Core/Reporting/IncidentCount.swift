import Contracts

/// Incidents as the streams tell them, and what was put together wrongly.
///
/// Wrong is what a person took apart, which the entry of that change says. Members leave for other reasons too: their incident was merged
/// into another, or as more was seen Switchyard grouped them otherwise; neither is an error of what the report has in the end.
struct IncidentCount: Sendable {
    private struct Known {
        var members: Set<ULID>
        var subjects: Set<Subject>
        var openedAt: Timestamp
        var resolvedAt: Timestamp?
        var toldAt: Timestamp
        /// The incident that it has become part of.
        var successor: ULID?
        /// It is no more: part of another, or of nothing.
        var isGone = false
        var isTouched = false
    }

    /// What is known of an incident, and of those that it has become part of.
    struct Facts: Sendable {
        /// Itself, the one that it was merged into, and so on.
        var ids: [ULID]
        /// Who belongs to them.
        var subjects: Set<Subject>
        /// When the last of them ended.
        var end: Timestamp?
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
        let taken = entry.members.intersection(incident.separated)
        if !taken.isEmpty, window.contains(moment) {
            separated += taken.count
            brokenPairs += taken.count * (entry.members.count - taken.count)
        }
        entry.members = members
        if !members.isEmpty { entry.subjects = Set(incident.members.map(\.subject)) }
        entry.isGone = members.isEmpty
        entry.successor = incident.mergedInto
        entry.resolvedAt = incident.status == .resolved ? incident.resolvedAt ?? moment : nil
        entry.toldAt = moment
        entry.isTouched = entry.isTouched || window.contains(moment)
        known[incident.incidentID] = entry
    }

    /// Who belongs to an incident, and when it ended: of one that was merged, what it has become.
    func facts(of id: ULID) -> Facts? {
        guard var entry = known[id] else { return nil }
        var facts = Facts(ids: [id], subjects: entry.subjects)
        while let next = entry.successor, !facts.ids.contains(next) {
            facts.ids.append(next)
            // Of what the streams have forgotten nobody knows whether it has ended.
            guard let found = known[next] else { return facts }
            facts.subjects.formUnion(found.subjects)
            entry = found
        }
        facts.end = entry.resolvedAt
        return facts
    }

    /// Incidents that were opened within the report.
    func opened(in window: ReportWindow) -> Int { known.values.count { window.contains($0.openedAt) } }

    /// Issues that are not the first of their incident: its call and its tracking issue speak for them.
    var muted: Int {
        known.values.reduce(0) { sum, incident in
            guard incident.isTouched, !incident.isGone else { return sum }
            return sum + max(0, incident.subjects.count { $0.number != nil } - 1)
        }
    }

    func figures(in window: ReportWindow) -> IncidentFigures? {
        let touched = known.values.filter(\.isTouched)
        guard !touched.isEmpty else { return nil }
        var times = Percentiles()
        for incident in touched where !incident.isGone {
            guard let end = incident.resolvedAt, window.contains(end) else { continue }
            times.add(end.since(incident.openedAt))
        }
        let pairs = touched.reduce(0) { $0 + $1.members.count * max(0, $1.members.count - 1) / 2 }
        let all = pairs + brokenPairs
        return IncidentFigures(
            opened: opened(in: window), resolved: times.count,
            members: touched.reduce(0) { $0 + $1.members.count }, separated: separated,
            merged: touched.count { $0.successor != nil }, precision: all == 0 ? nil : Double(pairs) / Double(all),
            medianSecondsToResolution: times.median)
    }
}
