import Contracts
import IngestorCore
import Sandbox
import Testing

@Suite
struct DayPromiseTests {
    private let day = DayScript.make()
    private let twenty = Duration.seconds(20 * 3600)

    private func report(_ key: String) throws -> (at: Duration, report: DayReport, text: ObservedText) {
        let found = try #require(day.reports.first { $0.report.key == key })
        return (found.at, found.report, ObservedText(title: found.report.title, body: found.report.body))
    }

    /// Runs of a repository that list the node which a report names, after a moment.
    private func statuses(
        of node: String, in repository: String, after: Duration
    ) -> [(at: Duration, status: String)] {
        day.events.compactMap { event in
            guard event.at > after, case .run(repository, _, let nodes) = event.action,
                let found = nodes.first(where: { NodeIdentity.matches(run: $0.id, failed: node) })
            else { return nil }
            return (event.at, found.status)
        }
    }

    @Test(
        "a transient's node is read from its report and passes in three later runs",
        arguments: ["orders", "customers", "inventory", "engagement", "agent-runs"])
    func recoveries(key: String) throws {
        let (at, report, text) = try report(key)
        #expect(report.intended == .transientFailure)
        #expect(text.environment(isTrusted: true) == .production)
        let node = try #require(text.nodes.first?.uniqueID)
        let green = statuses(of: node, in: report.repository, after: at).filter { $0.status == "success" }
        #expect(green.count >= 3)
        #expect(try #require(green.dropFirst(2).first).at < .seconds(36_000))
    }

    @Test("one node is skipped in green runs first")
    func skipped() throws {
        let (at, _, text) = try report("customers")
        let node = try #require(text.nodes.first?.uniqueID)
        let all = statuses(of: node, in: "dbt_cloud", after: at).map(\.status)
        #expect(all.prefix(2) == ["skipped", "skipped"])
        #expect(all.dropFirst(2).allSatisfy { $0 == "success" })
    }

    @Test("one failure comes back after three green runs, and recovers again before the evening")
    func recurrence() throws {
        let first = try report("orders")
        let second = try report("orders-again")
        #expect(first.text.fingerprint == second.text.fingerprint)
        #expect(first.text.environment(isTrusted: true) == second.text.environment(isTrusted: true))
        let node = try #require(first.text.nodes.first?.uniqueID)
        let before = statuses(of: node, in: "dbt_cloud", after: first.at).filter { $0.at < second.at }
        #expect(before.filter { $0.status == "success" }.count >= 3)
        let after = statuses(of: node, in: "dbt_cloud", after: second.at).filter { $0.status == "success" }
        #expect(try #require(after.dropFirst(2).first).at < twenty)
    }

    @Test("one failure of one system hits three repositories within an hour, and is closed later")
    func incident() throws {
        let members = try ["incident-a", "incident-b", "incident-c"].map(report)
        #expect(Set(members.map(\.report.repository)).isSuperset(of: ["dbt_cloud", "roy_kent"]))
        #expect(Set(members.map(\.text.error.family)) == ["snowflake.connection"])
        #expect(Set(members.map(\.text.error.code)).count == 1)
        #expect(members.allSatisfy { $0.text.systems.contains("snowflake") })
        #expect(try #require(members.map(\.at).max()) - members[0].at < .seconds(3600))
        let closed = day.events.compactMap { event -> String? in
            guard case .close(let key, _, _) = event.action, event.at < twenty else { return nil }
            return key
        }
        #expect(Set(closed).isSuperset(of: ["incident-a", "incident-b", "incident-c"]))
    }

    @Test("a merged pull request is linked to its issue, and the node passes only afterwards")
    func fix() throws {
        let (at, report, text) = try report("payments")
        #expect(report.intended == .codeFixRequired)
        let merged = try #require(
            day.events.first {
                if case .merge(_, _, _, "payments") = $0.action { true } else { false }
            })
        let node = try #require(text.nodes.first?.uniqueID)
        let all = statuses(of: node, in: "dbt_cloud", after: at)
        #expect(all.filter { $0.at < merged.at }.allSatisfy { $0.status == "error" })
        #expect(all.filter { $0.at > merged.at }.allSatisfy { $0.status == "success" })
    }

    @Test("dbt_cloud has a burst within half an hour")
    func burst() {
        let burst = day.reports.filter { $0.report.key.hasPrefix("burst-") }
        #expect(burst.count >= 5)
        let moments = burst.map(\.at).sorted()
        #expect((moments.last ?? .zero) - (moments.first ?? .zero) < .seconds(1800))
    }

    @Test("people relabel, assign others, hold, command, reopen; a stranger commands in vain")
    func people() throws {
        func happens(_ wanted: (DayAction) -> Bool) -> Bool { day.events.contains { wanted($0.action) } }
        let stranger = "zed"
        #expect(happens { if case .label(_, _, let name) = $0 { name.hasPrefix("category:") } else { false } })
        #expect(happens { if case .assign(_, let by, let login) = $0 { by != login } else { false } })
        #expect(happens { if case .reopen = $0 { true } else { false } })
        #expect(happens { if case .redeliver = $0 { true } else { false } })
        func says(_ prefix: String, byStranger: Bool) -> Bool {
            happens {
                guard case .comment(_, let by, let text) = $0 else { return false }
                return text.hasPrefix(prefix) && (by == stranger) == byStranger
            }
        }
        #expect(says("/switchyard hold 2d", byStranger: false))
        #expect(says("/switchyard category ", byStranger: false))
        #expect(says("/switchyard category ", byStranger: true))
    }

    @Test("a hostile report holds every trick, and a secret in a log is redacted on the way in")
    func hostility() throws {
        let hostile = try report("hostile").report
        let text = hostile.title + hostile.body
        for trick in ["@ana", "closes #1", "<img", "<script>", "-->", "![x](", "Ignore all previous", "false_positive"]
        {
            #expect(text.contains(trick), "\(trick)")
        }
        #expect(hostile.intended != .falsePositive)
        let secret = try report("secret")
        #expect(secret.report.body.contains("AKIAIOSFODNN7EXAMPLE"))
        #expect(!secret.text.body.contains("AKIAIOSFODNN7EXAMPLE"))
        #expect(!secret.text.body.contains("wJalrXUtnFEMIK7MDENG"))
    }
}
