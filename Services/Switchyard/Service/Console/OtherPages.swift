import Contracts
import CorrelatorCore
import Streams
import SwitchyardCore

/// All issues, those that need somebody first.
struct IssuesPage {
    let chronicle: Chronicle
    let parts: PageParts

    var html: HTML {
        let order: [IssueRow.State: Int] = [.held: 0, .open: 1, .closed: 2]
        let sorted = chronicle.issues.values.sorted { one, other in
            let left = order[one.state, default: 3]
            let right = order[other.state, default: 3]
            return left == right ? one.changedAt > other.changedAt : left < right
        }
        let rows: [HTML] = sorted.prefix(300).map { issue in
            """
            <tr><td data-name="Issue" class="title">\(parts.link(issue.subject, issue.title.isEmpty ? issue.subject.description : issue.title)) <small class="muted">\(issue.subject)</small></td>\
            <td data-name="State">\(parts.state(issue))</td><td data-name="Kind">\(parts.category(issue.placed.category))</td>\
            <td data-name="Priority">\(parts.priority(issue.placed.priority))</td>\
            <td data-name="Owner">\(issue.placed.assignees.joined(separator: ", "))</td>\
            <td data-name="Changed">\(parts.time(issue.changedAt))</td></tr>
            """
        }
        return """
            <h1>Issues</h1>
            <table class="list"><caption class="hidden">Issues, those that need somebody first</caption>
            <thead><tr><th scope="col">Issue</th><th scope="col">State</th><th scope="col">Kind</th><th scope="col">Priority</th><th scope="col">Owner</th><th scope="col">Changed</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            """
    }
}

/// One incident with its members.
struct IncidentPage {
    let incident: IncidentChanged
    let chronicle: Chronicle
    let parts: PageParts

    var html: HTML {
        let members: [HTML] = incident.members.map { member in
            let issue = chronicle.issues[member.subject]
            return """
                <tr><td data-name="Member" class="title">\(parts.link(member.subject, issue?.title ?? member.subject.description)) <small class="muted">\(member.subject)</small></td>\
                <td data-name="State">\(issue.map { parts.state($0) } ?? .none)</td><td data-name="At">\(parts.time(member.at))</td></tr>
                """
        }
        let tracking: HTML =
            incident.trackingIssue.map { issue in
                guard let url = issue.url, url.hasPrefix("http://") || url.hasPrefix("https://") else {
                    return "#\(issue.number)"
                }
                return "<a href=\"\(url)\" rel=\"noopener noreferrer\">#\(issue.number) ↗</a>"
            } ?? "not yet"
        return """
            <p class="crumbs"><a href="/">Overview</a></p>
            <h1>\(incident.title)</h1>
            <dl class="facts"><div><dt>State</dt><dd>\(incident.status)</dd></div><div><dt>Shared cause</dt><dd>\(incident.cause.sentence)</dd></div>\
            <div><dt>By chance</dt><dd>\(chance)</dd></div><div><dt>Repositories</dt><dd>\(incident.repositories.map(\.description).joined(separator: ", "))</dd></div>\
            <div><dt>Tracking issue</dt><dd>\(tracking)</dd></div><div><dt>Opened</dt><dd>\(parts.time(incident.openedAt))</dd></div></dl>
            \(incident.cause.why.map { "<p>\($0)</p>" as HTML } ?? .none)
            <section aria-labelledby="when"><h2 id="when">When</h2>\(timeline)</section>
            <section aria-labelledby="members"><h2 id="members">Members</h2><table class="list"><caption class="hidden">Members of the incident</caption>
            <thead><tr><th scope="col">Member</th><th scope="col">State</th><th scope="col">Since</th></tr></thead><tbody>\(members)</tbody></table></section>
            """
    }

    /// The picture holds names of repositories and times only, and is made inert where it is made.
    private var timeline: HTML {
        let over = incident.status == .resolved ? incident.members.map(\.subject) : []
        return HTML(stringLiteral: IncidentTimeline.svg(incident, resolved: over))
    }

    private var chance: String {
        incident.chance <= 0
            ? "practically never"
            : incident.chance < 0.0001 ? "less than 1 in 10,000" : "1 in \(Int((1 / incident.chance).rounded()))"
    }
}

/// Entries that could not be handled.
struct DeadLettersPage {
    let letters: [(stream: StreamName, entry: StreamEntry)]
    let parts: PageParts

    var html: HTML {
        if letters.isEmpty { return "<h1>Dead letters</h1><p class=\"empty\">None: every entry was handled.</p>" }
        let items: [HTML] = letters.map { letter in
            let fields = DeadLetterBox.texts(letter.entry)
            return """
                <details class="letter"><summary><b>\(letter.stream)</b> \(letter.entry.position) \(fields["type"] ?? "?") · \(fields["error"] ?? "")</summary>
                <pre>\((try? EntryText.json(letter.entry)) ?? "")</pre>
                <p class="muted">switchyard dead-letters retry \(letter.stream) \(letter.entry.position)</p></details>
                """
        }
        return "<h1>Dead letters</h1>\(items)"
    }
}
