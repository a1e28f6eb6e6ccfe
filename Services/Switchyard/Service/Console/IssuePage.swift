import Contracts
import SwitchyardCore

/// An issue with its whole story.
struct IssuePage {
    let subject: Subject
    let issue: IssueRow?
    let story: [Happening]
    let parts: PageParts

    var html: HTML {
        """
        <p class="crumbs"><a href="/">Overview</a> / <a href="/issues">Issues</a></p>
        <h1>\(title)</h1>
        <p class="sub">\(external) \(issue.map { parts.state($0) } ?? .none)</p>
        \(issue.map { facts($0) } ?? .none)
        <section aria-labelledby="story"><h2 id="story">The whole story</h2>
        <ol class="story">\(story.map { step($0) })</ol></section>
        """
    }

    private var title: String { issue.flatMap { $0.title.isEmpty ? nil : $0.title } ?? subject.description }

    private var external: HTML {
        guard let url = issue?.url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return "\(subject)" }
        return "<a href=\"\(url)\" rel=\"noopener noreferrer\">\(subject) ↗</a>"
    }

    private func facts(_ issue: IssueRow) -> HTML {
        let placed = issue.placed
        var list: [(String, HTML)] = []
        if let verdict = issue.verdict {
            list.append(("Kind", parts.category(verdict.category, confidence: verdict.confidence)))
            list.append(("Error type", "\(PageParts.words(verdict.errorType.rawValue))"))
            list.append(("Decided by", "\(engine(verdict))"))
            if let asked = issue.asked { list.append(("Claude", "\(asked)")) }
        }
        list.append(("Priority", parts.priority(placed.priority)))
        list.append(
            (
                "Owner",
                "\(placed.assignees.isEmpty ? "nobody" : placed.assignees.joined(separator: ", ")), as \(placed.expert)"
            ))
        list.append(("Seen", "\(placed.occurrenceCount) ×, last \(parts.time(placed.lastOccurrence))"))
        if let at = placed.deadlines.firstResponseAt { list.append(("First response", parts.time(at))) }
        if let at = placed.deadlines.resolutionAt { list.append(("Resolution", parts.time(at))) }
        if issue.flaps > 0 { list.append(("Came back", "\(issue.flaps) ×")) }
        if let incident = issue.incident { list.append(("Incident", "<a href=\"/incidents/\(incident)\">open it</a>")) }
        if !issue.reason.isEmpty { list.append(("Now", "\(issue.reason)")) }
        let rows: [HTML] = list.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
        let evidence: [HTML] = (issue.verdict?.evidence ?? []).prefix(5).map { "<li><q>\($0.quote)</q></li>" }
        let why: HTML =
            evidence.isEmpty
            ? .none
            : "<section aria-labelledby=\"why\"><h2 id=\"why\">Why</h2><ul class=\"quotes\">\(evidence)</ul></section>"
        return "<dl class=\"facts\">\(rows)</dl>\(why)\(similar(issue))"
    }

    private func similar(_ issue: IssueRow) -> HTML {
        guard !issue.similar.isEmpty else { return .none }
        let rows: [HTML] = issue.similar.map { past in
            let name = past.issue.map { "\(past.repository)#\($0)" } ?? past.repository.description
            let place: HTML = past.issue.map { "<a href=\"/issues/\(past.repository)/\($0)\">\(name)</a>" } ?? "\(name)"
            let end = past.pattern.map { "ended as \(PageParts.words($0.rawValue))" } ?? "not ended yet"
            let alike = Int((past.similarity * 100).rounded())
            return
                "<li>\(place) \(parts.category(past.category)) \(past.title) <small>\(alike) % alike, \(end), last seen \(parts.time(past.lastSeen))</small></li>"
        }
        return
            "<section aria-labelledby=\"similar\"><h2 id=\"similar\">Similar</h2><ul class=\"similar\">\(rows)</ul></section>"
    }

    private func engine(_ verdict: Verdict) -> String {
        "\(verdict.engine)\(verdict.rule.map { ", rule \($0)" } ?? "")\(verdict.degraded ? ", degraded" : "")"
    }

    private func step(_ step: Happening) -> HTML {
        let details: [HTML] = step.details.prefix(12).map { "<li>\(String($0.prefix(400)))</li>" }
        let list: HTML = details.isEmpty ? .none : "<ul>\(details)</ul>"
        let link: HTML = step.url.map { "<a href=\"\($0)\" rel=\"noopener noreferrer\">look ↗</a>" } ?? .none
        return """
            <li data-kind="\(step.kind)"><div class="when">\(parts.time(step.at))</div>
            <div class="what"><p>\(String(step.sentence.prefix(600))) \(link)</p>\(list)</div></li>
            """
    }
}
