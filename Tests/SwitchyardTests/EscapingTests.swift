import Contracts
import Streams
import SwitchyardCore
import Testing

@testable import SwitchyardService

@Suite("The console's pages")
struct EscapingTests {
    private static let parts = PageParts(now: Given.now)

    private static func chronicle(_ text: String) -> Chronicle {
        var call = EscalationRaised(
            escalationID: Given.id(5), kind: .volume, repository: Given.repository, priority: .high, message: text,
            at: Given.now)
        call.kind = EscalationKind(rawValue: text)
        var placed = Given.placed(text: text, url: text)
        placed.category = Category(rawValue: text)
        placed.priority = Priority(rawValue: text)
        placed.expert = Expert(rawValue: text)
        return Given.chronicle([
            Given.entry(1, .failureObserved, Given.observed(title: text), at: 0),
            Given.entry(2, .failureClassified, Given.classified(text: text), at: 1),
            Given.entry(3, .failurePlaced, placed, at: 2),
            Given.entry(4, .incidentChanged, Given.incident(text, url: text), at: 3),
            Given.entry(5, .issueHeld, Given.outcome(text, pattern: ResolutionPattern(rawValue: text)), at: 4),
            Given.entry(6, .escalationRaised, call, at: 5),
        ])
    }

    private static func sameError(_ text: String) -> IncidentChanged {
        var incident = Given.incident(text, url: text)
        incident.cause = IncidentCause(kind: "fingerprint", value: "v1:0123456789abcdef", words: text)
        return incident
    }

    @Test("an error that several share is told by what it says, not by its fingerprint")
    func cause() {
        func page(_ words: String?) -> String {
            var incident = EscapingTests.sameError("x")
            incident.cause.words = words
            return IncidentPage(
                incident: incident, chronicle: EscapingTests.chronicle("x"), parts: EscapingTests.parts
            ).html.text
        }
        #expect(page("permission <denied>").contains("<dd>the same error: permission &lt;denied&gt;</dd>"))
        // What an earlier version found has no words.
        #expect(page(nil).contains("<dd>the same error</dd>") && !page(nil).contains("v1:"))
    }

    private static func pages(_ text: String) -> [String] {
        let chronicle = chronicle(text)
        let letter = StreamEntry(
            position: "1-0",
            fields: ["type", "error", "data", text].map { (name: $0, value: Array(text.utf8)) })
        let main: [HTML] = [
            OverviewPage(chronicle: chronicle, plumbing: Plumbing(), parts: parts).html,
            IssuesPage(chronicle: chronicle, parts: parts).html,
            IssuePage(
                subject: Given.subject, issue: chronicle.issues[Given.subject],
                story: chronicle.story(of: Given.subject),
                parts: parts
            ).html,
            IncidentPage(incident: Given.incident(text, url: text), chronicle: chronicle, parts: parts).html,
            IncidentPage(incident: sameError(text), chronicle: chronicle, parts: parts).html,
            DeadLettersPage(letters: [(.failures, letter)], parts: parts).html,
        ]
        return main.map { PageFrame.page(text, now: Given.now, main: $0).text }
    }

    @Test(
        "no text from outside becomes markup, whatever page it stands on",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
            "</title><svg onload=x>",
            "javascript:alert(1)", "\" onfocus=alert(1) autofocus=\"", "<!--", "&lt;script&gt;", "]]><x>", "</pre><b>",
        ])
    func hostile(text: String) {
        let plain = EscapingTests.pages("plain")
        for (page, harmless) in zip(EscapingTests.pages(text), plain) {
            // A page has the same tags and attributes whatever the texts in it are.
            #expect(Markup.tags(page) == Markup.tags(harmless))
            #expect(page.contains(Markup.escaped(text)), "the text is shown")
        }
    }

    @Test("what cannot be seen is not shown either")
    func invisible() {
        for page in EscapingTests.pages("a\u{202E}\u{200B}b\u{1B}[31mc") {
            #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200B}" || $0 == "\u{1B}" })
            #expect(page.contains("abc"))
        }
    }

    @Test(
        "only addresses of the web become links",
        arguments: [
            ("https://x.example/?a=1&b=\"2\"", true), ("javascript:alert(1)", false), ("data:text/html,x", false),
            ("//evil.example", false),
        ])
    func links(url: String, isLink: Bool) {
        for page in EscapingTests.pages(url) {
            let links = Markup.tags(page).filter { $0.hasPrefix("a ") && $0.contains("rel") }
            if !isLink { #expect(links.allSatisfy { _ in !page.contains("href=\"\(url)") }) }
        }
        let issue = EscapingTests.pages(url)[2]
        #expect(issue.contains("href=\"\(Markup.escaped(url))\"") == isLink)
    }

    @Test("values between literals are escaped, pieces are not")
    func interpolation() {
        let inner: HTML = "<b>\("<i>")</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])\(7)\("'\"&")</p>"
        #expect(outer.text == "<p><b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7&#39;&quot;&amp;</p>")
        #expect(HTML.join([inner, .none]).text == inner.text)
    }

    @Test("a form's field is read as browsers write it")
    func form() {
        #expect(FormField.value("token", in: "a=1&token=x%2By+z%3D&token=2") == "x+y z=")
        #expect(
            FormField.value("token", in: "tokens=1&a") == "" && FormField.value("token", in: "token=%zz%") == "%zz%")
    }
}
