import Contracts
import IngestorCore
import Sandbox
import Testing

@Suite
struct DayScriptTests {
    private let day = DayScript.make(seed: 7)

    private func key(of action: DayAction) -> String? {
        switch action {
        case .comment(let key, _, _), .label(let key, _, _), .unlabel(let key, _, _), .assign(let key, _, _),
            .close(let key, _, _), .reopen(let key, _):
            key
        case .merge(_, _, _, let fixes): fixes
        default: nil
        }
    }

    @Test("the same seed makes the same day, another seed the same failures at other seconds")
    func seeds() {
        #expect(DayScript.make(seed: 7).events == day.events)
        let other = DayScript.make(seed: 8)
        #expect(other.events != day.events)
        #expect(Set(other.reports.map(\.report)) == Set(day.reports.map(\.report)))
    }

    @Test("events come in order, within 24 hours")
    func order() throws {
        let moments = day.events.map(\.at)
        #expect(moments == moments.sorted())
        #expect(try #require(moments.first) >= .zero)
        #expect(try #require(moments.last) < .seconds(86_400))
    }

    @Test("every issue that an event names was opened before", arguments: [0, 1, 7, 1440] as [UInt64])
    func references(seed: UInt64) {
        var open: Set<String> = []
        for event in DayScript.make(seed: seed).events {
            if case .report(let report) = event.action { #expect(open.insert(report.key).inserted) }
            if let key = key(of: event.action) { #expect(open.contains(key), "\(key)") }
        }
    }

    @Test("at least 48 failures in three repositories and five categories, most of them in the first ten hours")
    func counts() {
        let reports = day.reports
        #expect(reports.count >= 48)
        #expect(reports.filter { $0.at < .seconds(36_000) }.count * 5 >= reports.count * 3)
        for repository in ["dbt_cloud", "roy_kent", "da-agent-hub"] {
            #expect(reports.filter { $0.report.repository == repository }.count >= 8, "\(repository)")
        }
        for category in Category.known {
            #expect(reports.filter { $0.report.intended == category }.count >= 5, "\(category)")
        }
    }

    @Test("no report hides behind Switchyard's own marks")
    func marks() {
        for (_, report) in day.reports {
            #expect(!report.body.contains("<!-- SWITCHYARD_METADATA") && !report.body.contains("<!-- switchyard:"))
        }
    }

    @Test("only what is meant to be the same failure has the same fingerprint in one repository")
    func fingerprints() {
        var keys: [String: Set<String>] = [:]
        for (_, report) in day.reports {
            let text = ObservedText(title: report.title, body: report.body)
            keys["\(report.repository) \(text.fingerprint)", default: []].insert(report.key)
        }
        let shared = Set(keys.values.filter { $0.count > 1 })
        #expect(shared == [["orders", "orders-again"], ["stock-0", "stock-1", "stock-2", "stock-3"]])
    }

    @Test("what a stranger reports is labelled by somebody who may, or it would never be taken in")
    func strangers() {
        for (at, report) in day.reports where report.author == "zed" {
            let isLabelled = day.events.contains { event in
                guard case .label(report.key, let by, "data-error") = event.action else { return false }
                return by != "zed" && event.at > at
            }
            #expect(isLabelled, "\(report.key)")
        }
    }

    @Test("only the failures that are meant to share a cause share error and system over repositories within two hours")
    func accidents() {
        let seen = day.reports.filter { $0.report.intended != .falsePositive }.map { at, report in
            (at: at, report: report, text: ObservedText(title: report.title, body: report.body))
        }
        var joined: Set<String> = []
        for first in seen {
            for second in seen where first.report.repository != second.report.repository {
                guard abs((first.at - second.at) / .seconds(1)) <= 7200, cause(first.text) == cause(second.text),
                    !systems(first.text).isDisjoint(with: systems(second.text))
                else { continue }
                joined.insert(first.report.key)
            }
        }
        #expect(joined == ["incident-a", "incident-b", "incident-c"])
    }

    /// What the correlator compares; an unknown family joins nothing, so each counts as its own.
    private func cause(_ text: ObservedText) -> [String] {
        text.error.family == "unknown" ? [text.title] : [text.error.family, text.error.code ?? ""]
    }

    /// The systems that a report names, and the one that its error is of.
    private func systems(_ text: ObservedText) -> Set<String> {
        Set(text.systems + [String(text.error.family.prefix { $0 != "." })])
    }
}
