import Contracts
import FailureText

/// The issue in the hub that stands for an incident.
enum TrackingIssue {
    static func markdown(_ incident: IncidentChanged, facts: IncidentFacts, successor: IncidentChanged?) -> String {
        if let successor { return pointer(incident, to: successor) }
        if incident.members.isEmpty { return parted(incident) }
        var lines = [
            "Failures in \(incident.repositories.count) repositories share one cause. Status: **\(incident.status)**.",
            "",
            "- \(shared(incident.cause))",
            "- category: \(Inert.markdown(incident.category.rawValue, onOneLine: true))",
            "- chance that they coincide by accident: \(chance(incident.chance))",
            "- found \(incident.openedAt), last change \(incident.updatedAt)",
        ]
        if let why = incident.cause.why { lines.append("- why: \(Inert.markdown(why, onOneLine: true))") }
        if let node = incident.cause.node { lines.append("- likely root: \(Inert.codeSpan(node))") }
        if let resolved = incident.resolvedAt { lines.append("- resolved \(resolved)") }
        lines += affected(incident, facts) + ["", "### When", ""] + IncidentTimeline.mermaid(incident, facts.resolved)
        lines += ["", "### Members", "", "| member | repository | failed at | |", "|---|---|---|---|"]
        for member in incident.members.suffix(100) {
            let state = facts.resolved.contains(member.subject) ? "recovered" : ""
            lines.append("| \(link(member)) | \(member.repository) | \(member.at) | \(state) |")
        }
        if incident.members.count > 100 { lines.append("| and \(incident.members.count - 100) earlier ones | | | |") }
        lines += ["", "### What would end it", "", ending(incident, facts), "", marker(incident)]
        return lines.joined(separator: "\n")
    }

    private static func shared(_ cause: IncidentCause) -> String {
        let label = Inert.markdown(cause.label, onOneLine: true)
        let what = cause.kind == "fingerprint" ? label : "shared \(label)"
        return cause.told.map { "\(what): \(Inert.codeSpan($0))" } ?? what
    }

    private static func affected(_ incident: IncidentChanged, _ facts: IncidentFacts) -> [String] {
        func list(_ names: [String]) -> String { names.map { Inert.codeSpan($0) }.joined(separator: ", ") }
        var lines = [
            "", "### Who is affected", "",
            "- repositories: \(incident.repositories.map(\.description).joined(separator: ", "))",
        ]
        if !facts.exposures.isEmpty { lines.append("- dashboards and applications: \(list(facts.exposures))") }
        if !facts.owners.isEmpty { lines.append("- owners: \(list(facts.owners))") }
        if !facts.systems.isEmpty { lines.append("- systems named: \(list(facts.systems))") }
        let errors = facts.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
        if !errors.isEmpty {
            lines.append(
                "- errors: " + errors.map { "\(Inert.codeSpan($0.key)) × \($0.value)" }.joined(separator: ", "))
        }
        return lines
    }

    private static func ending(_ incident: IncidentChanged, _ facts: IncidentFacts) -> String {
        let subjects = Set(incident.members.map(\.subject))
        let open = subjects.subtracting(facts.resolved).count
        return """
            \(subjects.count - open) of \(subjects.count) members have recovered with proof. Members are followed one by one, \
            muted, and close with their own proof; this issue ends when the last one has. A member that does not belong here: \
            comment `/switchyard not-related` on its issue.
            """
    }

    private static func pointer(_ incident: IncidentChanged, to other: IncidentChanged) -> String {
        let place = other.trackingIssue.map { "#\($0.number)" } ?? "incident \(other.incidentID)"
        return "This turned out to have the same cause as \(place), where it goes on.\n\n\(marker(incident))"
    }

    private static func parted(_ incident: IncidentChanged) -> String {
        "Its members turned out to have causes of their own; each is followed in its own issue.\n\n\(marker(incident))"
    }

    private static func marker(_ incident: IncidentChanged) -> String {
        "<!-- switchyard:incident \(incident.incidentID) -->"
    }

    /// A reference to the member's issue, which GitHub makes a link; our own numbers only.
    private static func link(_ member: IncidentMember) -> String {
        guard let number = member.subject.number else { return "not an issue yet" }
        return "\(member.subject.repository)#\(number)"
    }

    private static func chance(_ value: Double) -> String {
        if value < 0.0001 { return "less than 1 in 10,000" }
        return "about 1 in \(Int((1 / max(value, 0.0001)).rounded()))"
    }
}
