import Contracts
import SwitchyardCore

/// Small parts that pages are made of.
struct PageParts {
    let now: Timestamp

    /// A moment as people read it, exact on hover.
    func time(_ at: Timestamp) -> HTML {
        let exact = String(at.rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
        return "<time datetime=\"\(at.rfc3339)\" title=\"\(exact)\">\(relative(at))</time>"
    }

    private func relative(_ at: Timestamp) -> String {
        let seconds = now.since(at).components.seconds
        let size = PageParts.span(abs(seconds))
        return seconds < -1 ? "in \(size)" : seconds < 2 ? "now" : "\(size) ago"
    }

    static func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<90: "\(seconds) s"
        case ..<5400: "\(seconds / 60) min"
        case ..<129_600: "\(seconds / 3600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    static func span(_ duration: Duration?) -> String {
        guard let duration else { return "–" }
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        return milliseconds < 2000 ? "\(milliseconds) ms" : span(milliseconds / 1000)
    }

    static func words(_ name: String) -> String { name.replacing("_", with: " ") }

    func category(_ category: Contracts.Category, confidence: Double? = nil) -> HTML {
        let share: HTML = confidence.map { " <small>\(Int(($0 * 100).rounded())) %</small>" } ?? .none
        return "<span class=\"chip cat\" data-cat=\"\(category.rawValue)\">\(short(category))\(share)</span>"
    }

    private func short(_ category: Contracts.Category) -> String {
        switch category {
        case .transientFailure: "transient"
        case .codeFixRequired: "code fix"
        case .dataQualityIssue: "data quality"
        case .infrastructureIssue: "infrastructure"
        case .falsePositive: "false positive"
        default: PageParts.words(category.rawValue)
        }
    }

    func priority(_ priority: Priority) -> HTML {
        "<span class=\"chip prio\" data-prio=\"\(priority.rawValue)\">\(priority.rawValue)</span>"
    }

    func state(_ issue: IssueRow) -> HTML {
        switch issue.state {
        case .open: "<span class=\"chip state\" data-state=\"open\">open</span>"
        case .held: "<span class=\"chip state\" data-state=\"held\">held for a person</span>"
        case .closed:
            "<span class=\"chip state\" data-state=\"closed\">\(PageParts.words(issue.pattern?.rawValue ?? "closed"))</span>"
        }
    }

    /// A link to our page about an issue; plain text for a failure without one.
    func link(_ subject: Subject, _ text: String) -> HTML {
        guard let number = subject.number else { return "\(text)" }
        return "<a href=\"/issues/\(subject.repository)/\(number)\">\(text)</a>"
    }
}
