package import Contracts

/// A report as lines for a terminal.
package enum ReportText {
    /// The lines; nothing in them comes from outside but names of repositories.
    package static func lines(_ report: GetReportResponse) -> [String] {
        var lines = ["\(day(report.since)) to \(day(report.until))", ""]
        lines.append(
            "\(report.failures) failures, \(report.resolved) issues resolved (\(report.autoResolved) closed by proof), "
                + "\(report.reopened) reopened, \(report.incidents) incidents")
        let spans = [
            ("classified", report.medianSecondsToClassification), ("placed", report.medianSecondsToPlacement),
        ].compactMap { name, seconds in seconds.map { "\(name) after \(short($0)) s" } }
        if !spans.isEmpty { lines.append("median: " + spans.joined(separator: ", ")) }
        for (title, counts) in [
            ("By category", report.byCategory), ("By repository", report.byRepository),
            ("Placed as", report.placements),
            ("Escalations", report.escalations),
        ] where !counts.isEmpty {
            lines += [""] + table([title, ""], counts.map { ["  " + $0.name, String($0.count)] })
        }
        return lines + accuracy(report) + calibration(report)
    }

    private static func accuracy(_ report: GetReportResponse) -> [String] {
        guard !report.accuracy.isEmpty else { return [] }
        let rows = report.accuracy.map { group in
            [
                group.by == "all" ? "  all" : "  \(group.by) \(group.name)", String(group.verdicts),
                String(group.corrected), String(group.refuted), String(group.misrouted), percent(group.accuracy),
            ]
        }
        return [""]
            + table(["Verdicts, one a failure", "given", "corrected", "refuted", "misrouted", "stood"], rows)
    }

    private static func calibration(_ report: GetReportResponse) -> [String] {
        guard !report.calibration.isEmpty else { return [] }
        let rows = report.calibration.map { bin in
            [
                "  \(percent(bin.from)) to \(percent(bin.to))", String(bin.verdicts), percent(bin.meanConfidence),
                percent(Double(bin.stood) / Double(max(1, bin.verdicts))),
            ]
        }
        return [""] + table(["How sure", "given", "said", "stood"], rows)
    }

    private static func table(_ headings: [String], _ rows: [[String]]) -> [String] {
        var table = TextTable(headings)
        for row in rows { table.add(row) }
        return table.lines
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    private static func day(_ moment: Timestamp) -> String {
        String(moment.rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
    }
    private static func short(_ seconds: Double) -> String { String((seconds * 10).rounded() / 10) }
}
