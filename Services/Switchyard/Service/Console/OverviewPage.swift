import Contracts
import SwitchyardCore

/// The first page: what came in, what became of it, what is near.
struct OverviewPage {
    let chronicle: Chronicle
    let plumbing: Plumbing
    let parts: PageParts

    var html: HTML {
        """
        <h1>Overview</h1>
        \(tiles)
        <div class="columns">
        <div class="wide">
        <section aria-labelledby="volume"><h2 id="volume">Failures by hour, last 24 h</h2>\(VolumeChart(hours: chronicle.volume(now: parts.now)).html)</section>
        <section aria-labelledby="incoming"><h2 id="incoming">What came in, and what became of it</h2>\(incoming)</section>
        </div>
        <div class="narrow">
        <section aria-labelledby="incidents"><h2 id="incidents">Incidents</h2>\(incidents)</section>
        <section aria-labelledby="deadlines"><h2 id="deadlines">Deadlines near</h2>\(deadlines)</section>
        <section aria-labelledby="calls"><h2 id="calls">Escalations</h2>\(escalations)</section>
        <section aria-labelledby="line"><h2 id="line">The line</h2>\(line)</section>
        </div>
        </div>
        """
    }

    private var tiles: HTML {
        let figures = chronicle.figures
        let list: [(String, String, String)] = [
            ("failures", "\(figures.failures)", "came in"), ("open", "\(figures.open)", "issues open"),
            ("held", "\(figures.held)", "wait for a person"),
            ("proof", "\(figures.closedWithProof)", "closed with proof"),
            ("joined", "\(figures.joined)", "joined: noise saved"),
            ("verdict", PageParts.span(figures.toClassification), "median to a verdict"),
            ("place", PageParts.span(figures.toPlacement), "median to an owner"),
            ("calls", "\(chronicle.escalations.count)", "escalations"),
        ]
        let tiles: [HTML] = list.map {
            "<div class=\"tile\" data-tile=\"\($0.0)\"><dd>\($0.1)</dd><dt>\($0.2)</dt></div>"
        }
        return "<dl class=\"tiles\">\(tiles)</dl>"
    }

    private var incoming: HTML {
        let rows = chronicle.newest(60).map { row in self.row(row) }
        if rows.isEmpty { return "<p class=\"empty\">Nothing has come in yet.</p>" }
        return """
            <table class="list">
            <caption class="hidden">The newest failures, newest first</caption>
            <thead><tr><th scope="col">When</th><th scope="col">Failure</th><th scope="col">Kind</th><th scope="col">Priority</th><th scope="col">Owner</th><th scope="col">What became of it</th></tr></thead>
            <tbody>\(rows)</tbody>
            </table>
            """
    }

    private func row(_ row: FailureRow) -> HTML {
        let issue = chronicle.issues[row.subject]
        let owner = issue.map { $0.placed.assignees.joined(separator: ", ") } ?? ""
        let kind =
            row.verdict.map { parts.category($0.category, confidence: $0.confidence) }
            ?? "<span class=\"muted\">waits</span>"
        let fate: HTML =
            if let issue {
                "\(parts.state(issue))\(row.outcome == .joined ? " <small>joined</small>" : .none)\(incidentMark(issue))"
            } else {
                "<span class=\"muted\">\(PageParts.words(row.outcome?.rawValue ?? "on its way"))</span>"
            }
        return """
            <tr><td data-name="When">\(parts.time(row.observedAt))</td>\
            <td data-name="Failure" class="title">\(parts.link(row.subject, row.title.isEmpty ? row.subject.description : row.title)) <small class="muted">\(row.subject)</small></td>\
            <td data-name="Kind">\(kind)</td><td data-name="Priority">\(row.verdict.map { parts.priority($0.priority) } ?? .none)</td>\
            <td data-name="Owner">\(owner)</td><td data-name="Became">\(fate)</td></tr>
            """
    }

    private func incidentMark(_ issue: IssueRow) -> HTML {
        guard let incident = issue.incident else { return .none }
        return " <a class=\"chip mark\" href=\"/incidents/\(incident)\">incident</a>"
    }

    private var incidents: HTML {
        let list = chronicle.incidentList(8)
        if list.isEmpty { return "<p class=\"empty\">None.</p>" }
        let items: [HTML] = list.map { incident in
            """
            <li><a href="/incidents/\(incident.incidentID)">\(incident.title)</a>
            <div class="sub"><span class="chip state" data-state="\(incident.status == .resolved ? "closed" : "alarm")">\(incident.status)</span> \(incident.members.count) members · \(parts.time(incident.updatedAt))</div></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private var deadlines: HTML {
        let list = chronicle.deadlines(8)
        if list.isEmpty { return "<p class=\"empty\">None.</p>" }
        let items: [HTML] = list.map { issue, at in
            """
            <li>\(parts.link(issue.subject, issue.title.isEmpty ? issue.subject.description : issue.title))
            <div class="sub">\(parts.priority(issue.placed.priority)) <span class="\(at < parts.now ? "late" : "due")">\(parts.time(at))</span> · \(issue.placed.assignees.joined(separator: ", "))</div></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private var escalations: HTML {
        let list = chronicle.escalations.suffix(6).reversed()
        if list.isEmpty { return "<p class=\"empty\">None.</p>" }
        let items: [HTML] = list.map { call in
            "<li>\(call.message)<div class=\"sub\">\(PageParts.words(call.kind.rawValue)) · \(parts.time(call.at))</div></li>"
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private var line: HTML {
        let rows: [HTML] = plumbing.streams.map { stream in
            """
            <tr><th scope="row">\(stream.name)</th><td>\(stream.length)</td>\
            <td class="\(stream.waiting > 0 ? "busy" : "")">\(stream.waiting)</td>\
            <td>\(stream.dead == 0 ? "0" : "<a class=\"late\" href=\"/dead-letters\">\(stream.dead)</a>" as HTML)</td></tr>
            """
        }
        return """
            <table class="plain"><caption class="hidden">Streams with their entries, what waits, and dead letters</caption>
            <thead><tr><th scope="col">Stream</th><th scope="col">Entries</th><th scope="col">Waiting</th><th scope="col">Dead</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            """
    }
}

/// How far the services are behind.
struct Plumbing: Hashable, Sendable {
    /// One stream.
    struct Stream: Hashable, Sendable {
        let name: String
        let length: Int
        /// Entries that the slowest group has not finished.
        let waiting: Int
        let dead: Int
    }

    var streams: [Stream] = []
}
