import Contracts
import FailureText

extension TriageCard {
    /// How often it was seen, and how it ended before.
    static func history(_ placement: Placement) -> [String] {
        let placed = placement.placed
        let times = placed.occurrenceCount == 1 ? "once" : "\(placed.occurrenceCount) times"
        var line = "**Seen** \(times), first \(minute(placed.firstOccurrence)), last \(minute(placed.lastOccurrence))"
        if !placement.joinedIssues.isEmpty {
            line += "; also reported as " + placement.joinedIssues.map { "#\($0)" }.joined(separator: ", ")
        }
        if let history = placement.history, let pattern = history.pattern, let at = history.endedAt {
            line += "; before, it \(ended(pattern)) (\(minute(at)))"
        }
        return [line, ""]
    }

    /// Past failures that resemble it. They are named without links: a link would show up in the other issues as well.
    static func similar(_ placement: Placement) -> [String] {
        let cases = (placement.similar ?? []).prefix(3)
        guard !cases.isEmpty else { return [] }
        return ["**Similar**", ""] + cases.map { line($0) } + [""]
    }

    private static func line(_ past: SimilarCase) -> String {
        let place = past.issue.map { "\(past.repository)#\($0)" } ?? past.repository.description
        let kind = inert(past.category.rawValue.replacing("_", with: " "))
        let end = past.pattern.map { ended($0) } ?? "has not ended yet"
        return "- \(Inert.codeSpan(place)) \(inert(String(past.title.prefix(120)))): \(kind), \(end); "
            + "\(percent(past.similarity)) alike, last seen \(minute(past.lastSeen))"
    }

    private static func ended(_ pattern: ResolutionPattern) -> String {
        switch pattern {
        case .autoResolved: "recovered without a change"
        case .prMerged: "ended by a merged change"
        case .dataFixed: "ended when the data was right again"
        case .infraResolved: "ended when the platform was mended"
        case .falseAlarm: "was a false alarm"
        case .removed: "ended because it was removed"
        case .human: "was closed by a person"
        default: "ended as \(inert(pattern.rawValue))"
        }
    }
}
