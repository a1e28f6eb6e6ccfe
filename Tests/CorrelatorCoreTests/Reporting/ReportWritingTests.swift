import Contracts
import CorrelatorCore
import Policy
import Testing

@Suite("Reports in writing")
struct ReportWritingTests {
    private static let hostile =
        "@acme/all <img src=x onerror=alert(1)> closes #1 [x](http://evil) | \u{1B}[31m ]]>\n=1+1"

    private static func report(advice: Int = 1, name: String = hostile) -> GetReportResponse {
        GetReportResponse(
            since: Given.now, until: Given.at(60), failures: 3, byCategory: [CountByName(name: name, count: 3)],
            byRepository: [CountByName(name: "acme/one", count: 3)], resolved: 1, autoResolved: 1, reopened: 0,
            incidents: 0,
            calibration: [CalibrationBin(from: 0.5, to: 0.6, verdicts: 2, meanConfidence: 0.55, stood: 1)],
            bySystem: [CountByName(name: name, count: 2)],
            advice: (0..<advice).map {
                ReportAdvice(kind: "node_recurs", name: "\(name) \($0)", count: 3, message: "m")
            },
            risks: [
                Risk(
                    key: name, repository: Given.repository("one"), probability: 0.5, occurrences: 2,
                    lastOccurrence: Given.now, kind: "node", baseRate: 0.1, reasons: ["rising"])
            ])
    }

    @Test("in Markdown nothing from outside takes effect: no mention, link, HTML, reference or cell of its own")
    func inertMarkdown() {
        let text = ReportMarkdown.text(ReportWritingTests.report())
        for active in ["@acme", "<img", "](http", " #1", "\u{1B}"] { #expect(!text.contains(active), "\(active)") }
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            // The unescaped bars of a row are those of its cells.
            let bars = zip(" " + line, line).count { $1 == "|" && $0 != "\\" }
            #expect([3, 4, 5, 7, 8, 9, 10].contains(bars))
        }
        #expect(text.contains("pie showData") && !text.contains("onerror=alert"))
    }

    @Test("a report that is too long for an issue loses rows, says so, and stays below GitHub's limit")
    func limit() {
        let text = ReportMarkdown.text(ReportWritingTests.report(advice: 5000))
        #expect(text.utf8.count <= 65_536 && text.hasSuffix("has them all._\n"))
        #expect(!ReportMarkdown.text(ReportWritingTests.report()).contains("left out"))
    }

    @Test("a spreadsheet gets text, never a formula, and each cell in its place")
    func csv() {
        let text = ReportCSV.text(ReportWritingTests.report(name: "=HYPERLINK(\"x\"),\"y\""))
        #expect(text.hasPrefix("section,row,column,value\r\nperiod,,since,2026-11-24T08:00:00.000Z\r\n"))
        #expect(text.contains("summary,failures,value,3\r\n"))
        #expect(text.contains("\"'=HYPERLINK(\"\"x\"\"),\"\"y\"\"\""))
        #expect(!text.contains(",=HYPERLINK") && text.hasSuffix("\r\n"))
    }

    @Test("pictures are well-formed, whatever the names are, and hold no element but their own")
    func pictures() {
        let pictures = ReportPictures.all(ReportWritingTests.report())
        #expect(Set(pictures.map(\.name)) == ["categories", "repositories", "systems", "calibration", "risks"])
        for picture in pictures {
            #expect(!picture.svg.text.contains("<img") && !picture.svg.text.contains("\u{1B}"))
            #expect(Elements.open(in: picture.svg.text).isEmpty)
            let allowed: Set = ["svg", "rect", "text", "title", "circle", "line", "polyline"]
            #expect(Elements.names(in: picture.svg.text).isSubset(of: allowed))
            #expect(!picture.svg.text.contains("NaN") && !picture.svg.text.contains("inf"))
        }
        #expect(
            ReportPictures.all(
                GetReportResponse(
                    since: Given.now, until: Given.at(1), failures: 0, resolved: 0, autoResolved: 0, reopened: 0,
                    incidents: 0)
            ).isEmpty)
    }

    @Test("the week and the month of a report are whole, and days of the zone's clocks")
    func periods() {
        let policy = Given.policy("reports: {weekly: Mon 08:00, monthly: 1 08:00, time_zone: America/Los_Angeles}")
            .reports
        let week = ReportPeriod.week.bounds(policy, now: Given.now)
        #expect(week.since.rfc3339 == "2026-11-16T16:00:00.000Z" && week.until.rfc3339 == "2026-11-23T16:00:00.000Z")
        let month = ReportPeriod.month.bounds(policy, now: Given.now)
        #expect(month.since.rfc3339 == "2026-10-01T15:00:00.000Z" && month.until.rfc3339 == "2026-11-01T16:00:00.000Z")
        // At the very moment the new week is told.
        #expect(ReportPeriod.week.bounds(policy, now: week.until) == week)
    }
}

/// The elements of a piece of markup, read naively.
private enum Elements {
    private static func tags(in text: String) -> [Substring] {
        text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1).compactMap { $0.split(separator: ">").first }
    }

    static func names(in text: String) -> Set<String> {
        Set(tags(in: text).map { String($0.drop { $0 == "/" }.prefix { $0.isLetter }) })
    }

    /// What was opened and not closed in turn.
    static func open(in text: String) -> [String] {
        tags(in: text).reduce(into: []) { stack, tag in
            if tag.hasSuffix("/") { return }
            let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter })
            if tag.hasPrefix("/") {
                if stack.last == name { stack.removeLast() } else { stack.append("/\(name)") }
            } else {
                stack.append(name)
            }
        }
    }
}
