import Contracts

extension ReportSections {
    static func incidents(_ report: GetReportResponse) -> ReportSection {
        let figures = report.incidentFigures
        return ReportSection(
            "incidents", "Incidents",
            note: "Precision: of the pairs of failures that were put together, those that nobody took apart again.",
            ["opened", "resolved", "members", "separated", "merged", "precision", "median to the end"],
            figures.map {
                [
                    [
                        "\($0.opened)", "\($0.resolved)", "\($0.members)", "\($0.separated)", "\($0.merged)",
                        ReportWords.percent($0.precision), ReportWords.span($0.medianSecondsToResolution),
                    ]
                ]
            } ?? [])
    }

    static func escalations(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "escalations", "Calls for people",
            note:
                "Needed: a person acted after the call and before the end. Not needed: it ended without anybody acting.",
            ["", "raised", "needed", "not needed", "open"],
            report.escalationFigures.map {
                [ReportWords.words($0.kind), "\($0.raised)", "\($0.needed)", "\($0.notNeeded)", "\($0.open)"]
            })
    }

    static func experts(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "experts", "Work by expert",
            ["", "placed", "ended", "open", "room", "misrouted", "median to the end"],
            report.experts.map {
                [
                    $0.expert, "\($0.placed)", "\($0.resolved)", "\($0.open)",
                    $0.capacity == 0 ? "–" : "\($0.capacity)", "\($0.misrouted)",
                    ReportWords.span($0.medianSecondsToResolution),
                ]
            })
    }

    static func claude(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "claude", "What asking Claude brought",
            note: "A change is right as long as nobody and nothing contradicts it.",
            ["asked", "confirmed", "changed", "right", "wrong", "unanswered", "calls", "cost", "median latency"],
            report.claude.map {
                [
                    [
                        "\($0.asked)", "\($0.confirmed)", "\($0.changed)", "\($0.rightChanges)", "\($0.wrongChanges)",
                        "\($0.unanswered)", "\($0.calls)", "$\(($0.costUSD * 100).rounded() / 100)",
                        ReportWords.span($0.medianLatencySeconds),
                    ]
                ]
            } ?? [])
    }

    static func risks(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "risks", "Likely to fail within a day",
            ["", "what", "repository", "probability", "usual", "failures", "last", "why"],
            report.risks.map {
                [
                    $0.key, $0.kind, $0.repository.description, ReportWords.percent($0.probability),
                    ReportWords.percent($0.baseRate), "\($0.occurrences)", ReportWords.moment($0.lastOccurrence),
                    $0.reasons.map(ReportWords.words).joined(separator: ", "),
                ]
            })
    }

    static func advice(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "advice", "What to change", ["", "what", "why"],
            report.advice.map { [$0.name, ReportWords.words($0.kind), $0.message] })
    }
}
