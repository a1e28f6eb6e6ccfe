package import Contracts

/// A report as tables, in the order in which people read it.
package enum ReportSections {
    /// Those that have something to say.
    package static func all(_ report: GetReportResponse) -> [ReportSection] {
        let sections = [
            summary(report), targets(report), times(report),
            counts("by_category", "Failures by category", report.byCategory),
            counts("by_repository", "Failures by repository", report.byRepository, isWord: false),
            counts("by_system", "Failures by system", report.bySystem),
            counts("placements", "What became of them", report.placements),
            counts("by_pattern", "How issues ended", report.byPattern),
            accuracy(report), calibration(report), incidents(report), escalations(report), experts(report),
            claude(report), risks(report), advice(report),
        ]
        return sections.filter { !$0.rows.isEmpty }
    }

    private static func summary(_ report: GetReportResponse) -> ReportSection {
        let noise = report.noise ?? NoiseSaved()
        var rows = [
            ["failures", "\(report.failures)"],
            ["issues ended", "\(report.resolved)"],
            [
                "closed by proof",
                "\(report.autoResolved), \(ReportWords.share(report.autoResolved, of: report.resolved))",
            ],
            ["reopened", "\(report.reopened), of these closed wrongly \(report.wrongCloses)"],
            ["incidents opened", "\(report.incidents)"],
            [
                "noise saved",
                "\(noise.joined) joined, \(noise.suppressed) suppressed, \(noise.folded) nodes folded, \(noise.muted) issues muted",
            ],
            ["unaccounted", "\(report.unaccounted)"],
        ]
        if report.omitted > 0 { rows.append(["entries left out", "\(report.omitted): the figures are too low"]) }
        return ReportSection("summary", "In short", ["", ""], rows)
    }

    private static func targets(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "targets", "Against what is aimed at", ["", "aim", "reached", ""],
            report.targets.compactMap { target in
                target.reached.map {
                    [
                        target.name, "≥ \(ReportWords.percent(target.target))", ReportWords.percent($0),
                        $0 >= target.target ? "met" : "missed",
                    ]
                }
            })
    }

    private static func times(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "times", "How long it took",
            note: "In time is by the deadlines that the policy set; late also counts what is still waiting.",
            ["", "priority", "measured", "median", "p90", "in time", "late"],
            report.spans.map {
                [
                    ReportWords.words($0.stage), $0.priority, "\($0.count)", ReportWords.span($0.medianSeconds),
                    ReportWords.span($0.p90Seconds), $0.stage == "assignment" ? "–" : "\($0.inTime)",
                    $0.stage == "assignment" ? "–" : "\($0.late)",
                ]
            })
    }

    private static func counts(
        _ name: String, _ title: String, _ counts: [CountByName], isWord: Bool = true
    ) -> ReportSection {
        let total = counts.reduce(0) { $0 + $1.count }
        return ReportSection(
            name, title, ["", "count", "share"],
            counts.prefix(30).map {
                [isWord ? ReportWords.words($0.name) : $0.name, "\($0.count)", ReportWords.share($0.count, of: total)]
            })
    }

    private static func accuracy(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "verdicts", "How often verdicts stood",
            note: "One verdict a failure. What nobody and nothing contradicts counts as right.",
            ["", "given", "corrected", "refuted", "misrouted", "stood"],
            report.accuracy.prefix(60).map {
                [
                    $0.by == "all" ? "all" : "\($0.by) \($0.name)", "\($0.verdicts)", "\($0.corrected)",
                    "\($0.refuted)",
                    "\($0.misrouted)", ReportWords.percent($0.accuracy),
                ]
            })
    }

    private static func calibration(_ report: GetReportResponse) -> ReportSection {
        ReportSection(
            "calibration", "How sure, and how often it stood", ["confidence", "given", "said", "stood"],
            report.calibration.map {
                [
                    "\(ReportWords.percent($0.from)) to \(ReportWords.percent($0.to))", "\($0.verdicts)",
                    ReportWords.percent($0.meanConfidence), ReportWords.share($0.stood, of: $0.verdicts),
                ]
            })
    }
}
