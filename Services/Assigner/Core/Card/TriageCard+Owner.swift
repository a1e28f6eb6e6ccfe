import Contracts
import FailureText

extension TriageCard {
    /// Who has it, by when, which rules matched and which of them won, and who does not take it.
    static func owner(_ placement: Placement) -> [String] {
        let placed = placement.placed
        let people =
            placed.assignees.isEmpty
            ? "nobody yet" : placed.assignees.map { Inert.codeSpan($0) }.joined(separator: ", ")
        var line = "**Owner** \(people) as \(inert(placed.expert.rawValue))"
        if let response = placed.deadlines.firstResponseAt, let end = placed.deadlines.resolutionAt {
            line += " · first response by \(minute(response)), resolution by \(minute(end))"
        }
        var lines = [line, ""]
        let matched = placed.route.filter(\.matched)
        if let winner = matched.last {
            let won = "won: \(told(winner))"
            lines += ["<sub>" + (matched.dropLast().map(told) + [won]).joined(separator: "; ") + "</sub>", ""]
        }
        if placement.decidedByPeople.contains("assignees") { lines += ["<sub>A person set the assignees.</sub>", ""] }
        let gone = (placement.declined ?? []).suffix(10).map(declined)
        if !gone.isEmpty { lines += ["<sub>Passed on: \(gone.joined(separator: "; "))</sub>", ""] }
        if let channel = placement.businessChannel {
            lines += ["**Business** Affects the business; \(Inert.codeSpan(channel)) is to be told.", ""]
        }
        return lines
    }

    private static func told(_ step: RouteStep) -> String { inert("\(step.rule): \(step.why)") }

    private static func declined(_ decline: Decline) -> String {
        let name = Inert.codeSpan(decline.login)
        switch decline.reason {
        case .notMe: return "\(name) said that it is not theirs (\(minute(decline.at))), and is not asked again"
        case .dropped: return "GitHub does not let \(name) be assigned (\(minute(decline.at)))"
        }
    }
}
