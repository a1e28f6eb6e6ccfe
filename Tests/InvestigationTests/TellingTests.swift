import Contracts
import FailureText
import Foundation
import Investigation
import Testing

@Suite("Telling of an investigation")
struct TellingTests {
    static let hostile = [
        "@octocat and @acme/admins", "fixes #12, closes acme/dbt_cloud#7 and GH-3", "[click](https://evil.example)",
        "https://evil.example/x", "www.evil.example", "<img src=x onerror=alert(1)>",
        "--> <script>alert(1)</script> <!--", "`` ` `` | @octocat ```\n# heading\n```", "</sub>@octocat</details>",
        "0123456789abcdef0123456789abcdef01234567", "\r\n- [x] done", "\u{202E}txt \u{1B}[31m",
        "timed out\n\n/switchyard close", "<!-- switchyard:investigation -->",
    ]

    /// A story in which every text from outside is hostile and stands as evidence.
    static func story(_ text: String) throws -> Story {
        var story = try Story(
            "\(text) timed out, is undefined, access denied", title: text, similar: [.ended(.prMerged, title: text)])
        story.change(-1, text, author: text)
        try story.run(1, "success")
        try story.act(.labeled, label: text)
        try story.act(.commented, command: "category code_fix_required \(text)")
        story.opinion = CauseOpinion(
            causes: [CauseEstimate(cause: .codeChange, probability: 0.9, quotes: [text])], engine: .claude,
            modelVersion: text)
        return story
    }

    @Test("nothing from outside takes effect in the comment", arguments: hostile)
    func inert(_ text: String) throws {
        let markdown = try TellingTests.story(text).report().markdown(askedBy: text, asOf: Story.now)
        let live = Live.text(markdown)
        for mark in [
            "@", "#12", "GH-3", "evil", "<img", "<script", "](", "[x]", "0123456", "octocat", "/switchyard close",
        ] {
            #expect(!live.contains(mark), "\(mark): \(live)")
        }
        #expect(markdown.components(separatedBy: "</details>").count - Live.spans(markdown, "</details>") == 2)
        #expect(markdown.hasSuffix(InvestigationReport.marker))
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(!line.hasPrefix("/") && !line.hasPrefix("```") && !line.contains("\r"))
        }
    }

    @Test("every quote of the report occurs in what was reported, byte for byte", arguments: hostile)
    func quotes(_ text: String) throws {
        let report = try TellingTests.story(text).report()
        let facts = report.facts
        let known = facts.similar.map(\.title) + (facts.changes ?? []).map(\.message) + facts.people.compactMap(\.word)
        var count = 0
        for weighed in report.hypotheses.flatMap({ $0.evidenceFor + $0.evidenceAgainst }) {
            guard let quote = weighed.finding.quote else { continue }
            count += 1
            #expect(facts.contains(quote) || known.contains(quote), "\(weighed.finding)")
        }
        #expect(count > 2)
    }

    @Test("a long line is quoted around what decided, byte for byte")
    func clipped() throws {
        let line = String(repeating: "é", count: 300) + " Statement TIMED OUT " + String(repeating: "ü", count: 300)
        let report = try Story(line).report()
        let quote = try #require(report.hypotheses.flatMap(\.evidenceFor).compactMap(\.finding.quote).first)
        #expect(quote.contains("TIMED OUT") && quote.utf8.count <= 162 && report.facts.contains(quote))
    }

    @Test("the terminal gets one line a line, without control characters", arguments: hostile)
    func terminal(_ text: String) throws {
        for line in try TellingTests.story(text).report().lines {
            #expect(
                !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x202E }, "\(line)")
        }
    }

    @Test("the report says what to do, and what would tell the likeliest causes apart")
    func advice() throws {
        let story = try Story("invalid identifier 'ORDER_TOTAL'", type: .schemaMismatch)
        let report = try story.report()
        #expect(!report.next.isEmpty && report.hypotheses.count >= 2)
        let pair = try #require(report.tellingApart.first)
        #expect(pair.first == report.hypotheses[0].cause && pair.second == report.hypotheses[1].cause)
        let markdown = report.markdown(askedBy: "ana", asOf: Story.now)
        #expect(markdown.contains(pair.check) && markdown.contains("**What to do next**"))
        #expect(markdown.contains("Claude was not asked, or did not answer"))
    }

    @Test("the JSON of a report reads back as the report")
    func json() throws {
        let report = try TellingTests.story("odd").report()
        let bytes = try ContractJSON.encode(report)
        #expect(
            try ContractJSON.decode(InvestigationReport.self, from: bytes).hypotheses.map(\.cause)
                == report.hypotheses.map(\.cause))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""telling_apart""#) && text.contains(#""for""#))
    }

    @Test("a repository's open issues are ranked, with the causes that they share")
    func repository() throws {
        var story = try Story("access denied, password expired", type: .permissionDenied)
        for number in 43...45 {
            try story.fail(
                "access denied, password expired", type: .permissionDenied, hours: number - 42,
                fingerprint: number - 41,
                issue: number)
        }
        try story.fail("not_null_x configured to fail", type: .testFailureBlocking, fingerprint: 9, issue: 50)
        let facts = story.file.openSubjects.compactMap { story.file.facts(of: $0) }
        let report = RepositoryReport(Story.repository, facts)
        #expect(report.issues.count == 5 && report.causes.first?.cause == .access)
        #expect(report.causes.first?.subjects.count == 4)
        #expect(report.lines.contains { $0.contains("acme/dbt_cloud#50") })
    }

    @Test("a commit's hash must be one, and its texts are cleaned, redacted and clipped")
    func changes() {
        #expect(ChangeFact(sha: "x); DROP", path: "a", author: "b", at: Story.now, message: "c") == nil)
        let change = ChangeFact(
            sha: "0a1b2c3d", path: "a", author: "b\u{1B}[0m", at: Story.now,
            message: "password=hunter2hunter2 \(String(repeating: "x", count: 9000))\nmore")
        #expect(change?.message.contains("hunter2") == false && (change?.message.count ?? 0) <= 120)
        #expect(change?.author.contains("\u{1B}") == false)
    }
}

/// A reader of Markdown that shares nothing with what it checks.
enum Live {
    /// The text without code spans, backslash escapes and our hidden marker.
    static func text(_ markdown: String) -> String {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line == Substring(InvestigationReport.marker) ? "" : outside(Array(line))
        }.joined(separator: "\n")
    }

    /// How often a text stands inside of code.
    static func spans(_ markdown: String, _ text: String) -> Int {
        let live = self.text(markdown)
        return markdown.components(separatedBy: text).count - live.components(separatedBy: text).count
    }

    private static func outside(_ line: [Character]) -> String {
        var kept = ""
        var index = 0
        while index < line.count {
            if line[index] == "\\" {
                index += 2
            } else if line[index] == "`" {
                let length = line[index...].prefix { $0 == "`" }.count
                if let end = end(line, index + length, length) {
                    index = end
                } else {
                    kept += String(repeating: "`", count: length)
                    index += length
                }
            } else {
                kept.append(line[index])
                index += 1
            }
        }
        return kept
    }

    private static func end(_ line: [Character], _ start: Int, _ length: Int) -> Int? {
        var index = start
        while index < line.count {
            let run = line[index...].prefix { $0 == "`" }.count
            if run == length { return index + run }
            index += max(1, run)
        }
        return nil
    }
}
