import Contracts

/// The last week in figures: what came, what became of it, and how often verdicts stood.
struct ReportPage {
    let report: GetReportResponse
    let parts: PageParts

    var html: HTML {
        """
        <h1>Report</h1>
        <p class="sub">The seven days until \(parts.time(report.until))</p>
        <dl class="facts">\(facts)</dl>
        \(accuracy)
        \(calibration)
        """
    }

    private var facts: [HTML] {
        let rows: [(String, String)] = [
            ("Failures", "\(report.failures)"),
            ("Resolved", "\(report.resolved), \(report.autoResolved) closed by proof"),
            ("Reopened", "\(report.reopened)"), ("Incidents", "\(report.incidents)"),
            ("Classified after", seconds(report.medianSecondsToClassification)),
            ("Placed after", seconds(report.medianSecondsToPlacement)),
        ]
        return rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    }

    private var accuracy: HTML {
        guard !report.accuracy.isEmpty else { return "<p class=\"empty\">No verdict was given yet.</p>" }
        let rows: [HTML] = report.accuracy.map { group in
            let name = group.by == "all" ? "all" : "\(group.by): \(group.name)"
            return """
                <tr><td data-name="Verdicts on" class="title">\(name)</td><td data-name="Given">\(group.verdicts)</td>\
                <td data-name="Corrected">\(group.corrected)</td><td data-name="Refuted">\(group.refuted)</td>\
                <td data-name="Misrouted">\(group.misrouted)</td><td data-name="Stood">\(percent(group.accuracy))</td></tr>
                """
        }
        return """
            <section aria-labelledby="accuracy"><h2 id="accuracy">How often verdicts stood</h2>
            <p class="sub">One verdict a failure. Corrected by a person, or refuted by how it ended; what nobody contradicts counts as right.</p>
            <table class="list"><caption class="hidden">How often verdicts stood</caption>
            <thead><tr><th scope="col">Verdicts on</th><th scope="col">Given</th><th scope="col">Corrected</th><th scope="col">Refuted</th><th scope="col">Misrouted</th><th scope="col">Stood</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private var calibration: HTML {
        guard !report.calibration.isEmpty else { return .none }
        let rows: [HTML] = report.calibration.map { bin in
            """
            <tr><td data-name="Confidence" class="title">\(percent(bin.from)) to \(percent(bin.to))</td><td data-name="Given">\(bin.verdicts)</td>\
            <td data-name="Said">\(percent(bin.meanConfidence))</td><td data-name="Stood">\(percent(Double(bin.stood) / Double(max(1, bin.verdicts))))</td></tr>
            """
        }
        return """
            <section aria-labelledby="calibration"><h2 id="calibration">How sure, and how often it stood</h2>
            <table class="list"><caption class="hidden">Calibration</caption>
            <thead><tr><th scope="col">Confidence</th><th scope="col">Given</th><th scope="col">Said</th><th scope="col">Stood</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private func seconds(_ value: Double?) -> String { PageParts.span(value.map { .milliseconds(Int($0 * 1000)) }) }
    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
