import Contracts
import CorrelatorCore

/// The last week in figures: what came, what became of it, how often verdicts stood, what is likely next.
struct ReportPage {
    let report: GetReportResponse
    let parts: PageParts

    var html: HTML {
        """
        <h1>Report</h1>
        <p class="sub">The seven days until \(parts.time(report.until)). The same in other forms: <code>switchyard report --help</code>.</p>
        \(tiles)
        \(figures)
        <div class="sheets">\(sections)</div>
        """
    }

    private var tiles: HTML {
        func median(_ stage: String) -> String {
            ReportWords.span(report.spans.first { $0.stage == stage && $0.priority == "all" }?.medianSeconds)
        }
        let noise = report.noise ?? NoiseSaved()
        let list: [(String, String)] = [
            ("\(report.failures)", "failures"), ("\(report.resolved)", "issues ended"),
            (ReportWords.share(report.autoResolved, of: report.resolved), "closed by proof"),
            ("\(report.wrongCloses)", "closed wrongly"), (median("classification"), "median to a verdict"),
            (median("assignment"), "median to an owner"), (median("first_response"), "median to an answer"),
            (median("resolution"), "median to the end"),
            ("\(noise.joined + noise.suppressed + noise.folded + noise.muted)", "noise saved"),
            ("\(report.incidents)", "incidents"), ("\(report.unaccounted)", "unaccounted"),
        ]
        let tiles: [HTML] = list.map { "<div class=\"tile\"><dd>\($0.0)</dd><dt>\($0.1)</dt></div>" }
        return "<dl class=\"tiles\">\(tiles)</dl>"
    }

    private var figures: HTML {
        let pictures: [HTML] = ReportPictures.all(report).map {
            "<figure class=\"figure\" data-picture=\"\($0.name)\">\(HTML($0.svg))</figure>"
        }
        return pictures.isEmpty ? .none : "<div class=\"figures\">\(pictures)</div>"
    }

    /// The summary stands in the tiles.
    private var sections: [HTML] {
        ReportSections.all(report).filter { $0.name != "summary" }.map { section in
            let note: HTML = section.note.isEmpty ? .none : "<p class=\"sub\">\(section.note)</p>"
            let heads: [HTML] = section.headings.map { "<th scope=\"col\">\($0)</th>" }
            let rows: [HTML] = section.rows.map { row in
                let cells: [HTML] = zip(section.headings, row).enumerated().map { index, cell in
                    index == 0
                        ? "<td data-name=\"\(cell.0)\" class=\"title\">\(cell.1)</td>"
                        : "<td data-name=\"\(cell.0)\">\(cell.1)</td>"
                }
                return "<tr>\(cells)</tr>"
            }
            return """
                <section aria-labelledby="\(section.name)" data-section="\(section.name)"><h2 id="\(section.name)">\(section.title)</h2>\(note)
                <table class="list"><caption class="hidden">\(section.title)</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></section>
                """
        }
    }
}
