import Contracts
import FailureText

/// The issue in the hub that stands for an incident.
enum TrackingIssue {
    static func markdown(_ incident: IncidentChanged) -> String {
        var lines = [
            "Failures in \(incident.repositories.count) repositories share one cause. Status: **\(incident.status)**.",
            "",
            "- shared \(Inert.markdown(incident.cause.kind, onOneLine: true)): \(Inert.codeSpan(incident.cause.value))",
            "- category: \(Inert.markdown(incident.category.rawValue, onOneLine: true))",
            "- chance that they coincide by accident: \(chance(incident.chance))",
            "- found \(incident.openedAt), last change \(incident.updatedAt)",
        ]
        if let node = incident.cause.node { lines.append("- likely root: \(Inert.codeSpan(node))") }
        if let resolved = incident.resolvedAt { lines.append("- resolved \(resolved)") }
        lines += ["", "| member | repository | failed at |", "|---|---|---|"]
        for member in incident.members.suffix(100) {
            lines.append("| \(link(member)) | \(member.repository) | \(member.at) |")
        }
        if incident.members.count > 100 { lines.append("| and \(incident.members.count - 100) earlier ones | | |") }
        lines += [
            "",
            "Members are followed one by one and close with their own proof; this issue ends when the last one has.",
            "",
            "<!-- switchyard:incident \(incident.incidentID) -->",
        ]
        return lines.joined(separator: "\n")
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
