import Contracts

/// Calls for people, and whether they were needed.
///
/// A call was needed when a person acted on what it is about, or said that they see to it, after it came and before that ended; it was
/// not when that ended without anybody acting. What the business is told is no call. A call about an issue is about that issue; one about an incident is about the incident's members; of one that was merged, about what it has become; any other is
/// about the issues of its repository for a day.
struct EscalationCount: Sendable {
    private static let patience = Duration.seconds(86_400)

    private struct Call {
        let kind: EscalationKind
        let subject: Subject?
        let incident: ULID?
        let repository: RepositoryName
        let at: Timestamp
    }

    /// What became of a call.
    enum Need { case needed, notNeeded, open }

    private var calls: [ULID: Call] = [:]
    /// When somebody said that they see to it, by the alert's key.
    private var acknowledged: [String: [Timestamp]] = [:]
    private(set) var omitted = 0

    mutating func add(_ escalation: EscalationRaised, at moment: Timestamp, in window: ReportWindow) {
        guard window.contains(moment) else { return }
        guard calls.count < ReportWindow.limit else {
            omitted += 1
            return
        }
        calls[escalation.escalationID] = Call(
            kind: escalation.kind, subject: escalation.subject, incident: escalation.incidentID,
            repository: escalation.repository, at: escalation.at)
    }

    /// Somebody sees to what people were called for.
    mutating func add(_ acknowledgement: EscalationAcknowledged) {
        guard acknowledged.count < ReportWindow.limit else { return }
        acknowledged[acknowledgement.key, default: []].append(acknowledgement.at)
    }

    var byKind: [String: Int] { calls.values.reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 } }

    func figures(_ issues: IssueFigures, _ incidents: IncidentCount, until: Timestamp) -> [EscalationFigures] {
        var rows: [String: EscalationFigures] = [:]
        let byRepository = actions(issues)
        for call in calls.values where call.kind != .business {
            var row = rows[call.kind.rawValue] ?? EscalationFigures(kind: call.kind.rawValue)
            row.raised += 1
            switch need(call, issues, incidents, byRepository, until) {
            case .needed: row.needed += 1
            case .notNeeded: row.notNeeded += 1
            case .open: row.open += 1
            }
            rows[call.kind.rawValue] = row
        }
        return rows.values.sorted { (-$0.raised, $0.kind) < (-$1.raised, $1.kind) }
    }

    /// What people did, by repository, for calls that name neither issue nor incident.
    private func actions(_ issues: IssueFigures) -> [RepositoryName: [Timestamp]] {
        let asked = Set(calls.values.filter { $0.subject?.number == nil && $0.incident == nil }.map(\.repository))
        return issues.issues.reduce(into: [:]) { found, item in
            guard asked.contains(item.key.repository) else { return }
            found[item.key.repository, default: []] += item.value.actions
        }
    }

    private func need(
        _ call: Call, _ issues: IssueFigures, _ incidents: IncidentCount,
        _ byRepository: [RepositoryName: [Timestamp]], _ until: Timestamp
    ) -> Need {
        let acted: [Timestamp]
        let end: Timestamp?
        if let subject = call.subject, subject.number != nil {
            let issue = issues.issues[subject]
            acted = (issue?.actions ?? []) + (acknowledged["issue:\(subject)"] ?? [])
            end = issue?.life.first { $0.isEnd && $0.at >= call.at }?.at
        } else if let id = call.incident, let facts = incidents.facts(of: id) {
            acted =
                facts.subjects.flatMap { issues.issues[$0]?.actions ?? [] }
                + facts.ids.flatMap { acknowledged["incident:\($0)"] ?? [] }
            end = facts.end
        } else {
            acted = byRepository[call.repository] ?? []
            let limit = call.at + EscalationCount.patience
            end = limit < until ? limit : nil
        }
        let last = min(end ?? until, until)
        if acted.contains(where: { $0 >= call.at && $0 <= last }) { return .needed }
        return end.map { $0 < until } ?? false ? .notNeeded : .open
    }
}
