import Contracts
import Effects
import Platform
import Policy
import Streams
import Testing

@testable import CorrelatorService

@Suite("Reports by the calendar", .timeLimit(.minutes(1)))
struct ScheduledReportTests {
    private static let schedule = "reports: {weekly: Mon 08:00, monthly: 1 08:00, time_zone: America/Los_Angeles}"

    @Test("on Monday at eight, by the clocks of the zone, one issue about the week is opened in the hub")
    func weekly() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z")
        try await bench.fail("model.shop.a", at: [try #require(Timestamp(rfc3339: "2026-11-20T06:00:00Z"))])
        #expect(try await bench.tick() == 0)
        try bench.move(to: "2026-11-23T15:59:59Z")
        #expect(try await bench.tick() == 0)
        try bench.move(to: "2026-11-23T16:00:00Z")
        #expect(try await bench.tick() == 1)
        let effects = try await bench.effects()
        let effect = try #require(effects.first)
        #expect(effects.count == 1 && effect.kind == .openIssue && effect.repository.description == "acme/hub")
        #expect(effect.request.labels == ["metrics", "weekly-review"])
        #expect(effect.request.title == "Switchyard weekly report, 2026-11-16 to 2026-11-23")
        let body = try #require(effect.request.body)
        #expect(body.contains("2026-11-16 16:00 UTC to 2026-11-23 16:00 UTC") && body.contains("| failures | 1 |"))
        #expect(body.contains("## Likely to fail within a day"))
        try bench.move(to: "2026-11-29T00:00:00Z")
        #expect(try await bench.tick() == 0)
    }

    /// The reports of two weeks, the first one opened as issue 5, with what people do to it before the second is opened as 6.
    private func twoWeeks(
        times: Int = 1, _ meanwhile: (ReportBench) async throws -> Void = { _ in }
    ) async throws -> ReportBench {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-10T00:00:00Z")
        try await bench.tick()
        try bench.move(to: "2026-11-16T16:00:00Z")
        try await bench.tick()
        try await bench.open("to 2026-11-16", as: 5)
        #expect(try await bench.closed().isEmpty)
        try await meanwhile(bench)
        try bench.move(to: "2026-11-23T16:00:05Z")
        try await bench.tick()
        #expect(try await bench.closed().isEmpty)
        try await bench.open("to 2026-11-23", as: 6, times: times)
        return bench
    }

    @Test("when the next report is opened, the former one of its kind is closed, once")
    func former() async throws {
        let bench = try await twoWeeks(times: 3) { bench in
            try await bench.act(.commented, on: 5, isBot: true)
            try await bench.act(.commented, on: 7)
        }
        #expect(try await bench.closed() == [5])
        // Another kind has another issue.
        try bench.move(to: "2026-12-01T16:00:00Z")
        try await bench.tick()
        try await bench.open("monthly", as: 8)
        #expect(try await bench.closed() == [5])
        try await bench.open("weekly", as: 9)
        #expect(try await bench.closed() == [5, 6])
    }

    @Test("a former report that a person commented on within a week, opened again or closed already is left alone")
    func kept() async throws {
        let talked = try await twoWeeks { bench in
            try bench.move(to: "2026-11-17T09:00:00Z")
            try await bench.act(.commented, on: 5)
        }
        #expect(try await talked.closed().isEmpty)
        let forgotten = try await twoWeeks { try await $0.act(.commented, on: 5) }
        #expect(try await forgotten.closed() == [5])
        let reopened = try await twoWeeks { bench in
            try await bench.act(.closed, on: 5)
            try await bench.act(.reopened, on: 5)
        }
        #expect(try await reopened.closed().isEmpty)
        let closed = try await twoWeeks { try await $0.act(.closed, on: 5) }
        #expect(try await closed.closed().isEmpty)
    }

    @Test("a report that is opened after the one that follows it is closed itself")
    func outOfOrder() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-10T00:00:00Z")
        try await bench.tick()
        for moment in ["2026-11-16T16:00:00Z", "2026-11-23T16:00:00Z"] {
            try bench.move(to: moment)
            try await bench.tick()
        }
        try await bench.open("to 2026-11-23", as: 5)
        try await bench.open("to 2026-11-16", as: 6)
        #expect(try await bench.closed() == [6])
    }

    @Test("when the clocks go back, the week is an hour longer and the report still comes at eight")
    func summerTime() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-10-27T00:00:00Z")
        try await bench.tick()
        // Summer time ends on Sunday, 1 November 2026; the first of the month is that day, too.
        try bench.move(to: "2026-11-02T16:00:00Z")
        try await bench.tick()
        let bodies = try await bench.effects().compactMap(\.request.body)
        #expect(bodies.contains { $0.contains("2026-10-26 15:00 UTC to 2026-11-02 16:00 UTC") })
        #expect(bodies.contains { $0.contains("2026-10-01 15:00 UTC to 2026-11-01 16:00 UTC") })
    }

    @Test("replicas and restarts make one report of it")
    func once() async throws {
        let one = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z")
        let two = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z", replicaOf: one)
        try await one.tick()
        try await two.tick()
        for bench in [one, two] { try bench.move(to: "2026-11-23T16:00:01Z") }
        async let first = one.tick()
        async let second = two.tick()
        #expect(try await first + second == 1)
        let again = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-23T17:00:00Z", replicaOf: one)
        #expect(try await again.tick() == 0)
        #expect(try await one.effects().count == 1)
    }

    @Test("a timer that was set twice, by whatever mistake, makes no second report")
    func setTwice() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z")
        try await bench.tick()
        try bench.move(to: "2026-11-23T16:00:01Z")
        try await bench.tick()
        let member = try #require(
            try await bench.platform.store.members(MemberQuery(ScheduledReports.index, limit: 9))
                .first { $0.member.hasPrefix("weekly") })
        _ = try await bench.platform.store.commit([
            Step(mutations: [.enlist(ScheduledReports.index, member: member.member, score: 0)])
        ])
        #expect(try await bench.tick() == 1)
        #expect(try await bench.effects().count == 1)
    }

    @Test("after three weeks of standing still only the newest week is told")
    func late() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-03T00:00:00Z")
        try await bench.tick()
        try bench.move(to: "2026-11-25T12:00:00Z")
        #expect(try await bench.tick() == 1)
        #expect(try await bench.tick() == 0)
        let titles = try await bench.effects().compactMap(\.request.title)
        #expect(titles == ["Switchyard weekly report, 2026-11-16 to 2026-11-23"])
    }

    @Test("while every repository is only observed, the report is planned and not sent")
    func observed() async throws {
        let bench = try ReportBench(mode: "observe", policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z")
        try await bench.tick()
        try bench.move(to: "2026-11-23T16:00:00Z")
        try await bench.tick()
        let effects = try await bench.effects()
        #expect(effects.map(\.mode) == [.observe] && effects.map(\.state) == [.planned])
        let queue = EffectLedger.queue("correlator")
        #expect(try await bench.platform.store.members(MemberQuery(queue, limit: 9)).isEmpty)
    }

    @Test("a policy that names another time sets another timer at once")
    func changed() async throws {
        let bench = try ReportBench(policy: ScheduledReportTests.schedule, at: "2026-11-18T00:00:00Z")
        try await bench.tick()
        bench.platform.policy.replace(try ReportBench.policy("reports: {weekly: Wed 09:00}"))
        try await bench.reports.arrange()
        let timers = try await bench.platform.store.members(MemberQuery(ScheduledReports.index, limit: 9))
        #expect(Set(timers.map(\.member)) == ["weekly Wed 09:00 UTC", "monthly 1 08:00 UTC"])
        try bench.move(to: "2026-11-18T09:00:00Z")
        #expect(try await bench.tick() == 1)
    }
}
