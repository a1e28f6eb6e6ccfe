import Contracts
import CorrelatorCore
import Effects
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Opens the weekly and the monthly report as issues in the hub, and issues for what is likely to fail, each once.
///
/// A durable timer stands for each schedule of the policy; its name is the schedule's text, so that a changed policy sets another.
/// The step that fires a timer plans the write, remembers the report and sets the timer anew, all or nothing: replicas and restarts
/// change nothing. A timer that is long overdue makes the newest report alone.
struct ScheduledReports: Sendable {
    static let index = IndexName("timers:correlator:reports")
    private static let look = "proactive"
    private static let remembered = Duration.seconds(400 * 86_400)
    private static let restOfNode = Duration.seconds(7 * 86_400)

    let platform: Platform

    private var policy: Policy { platform.policy.current }

    /// What runs: the timers, and what keeps them as the policy says.
    var services: [any Service] { [timers, ReportSchedule(reports: self)] }

    var timers: TimerService {
        TimerService(
            index: ScheduledReports.index, store: platform.store, writer: platform.writer, now: platform.now,
            logger: platform.context.logger
        ) { member, _, draft in try await fire(member, &draft) }
    }

    /// Sets the timers that the policy asks for and takes away the others.
    func arrange() async throws {
        let now = platform.now()
        let wanted = schedules(after: now)
        let known = try await platform.store.members(MemberQuery(ScheduledReports.index, limit: 100))
        var mutations = known.filter { wanted[$0.member] == nil }.map {
            Mutation.strike(ScheduledReports.index, member: $0.member)
        }
        for (member, due) in wanted where !known.contains(where: { $0.member == member }) {
            mutations.append(.enlistIfAbsent(ScheduledReports.index, member: member, score: due.milliseconds))
        }
        guard !mutations.isEmpty else { return }
        _ = try await platform.store.commit([Step(mutations: mutations)])
    }

    private func schedules(after now: Timestamp) -> [String: Timestamp] {
        let reports = policy.reports
        var wanted: [String: Timestamp] = [:]
        for kind in ReportKind.allCases { wanted[kind.schedule(reports)] = kind.next(after: now, reports) }
        if reports.proactive != nil { wanted[ScheduledReports.look] = reports.nextLook(after: now) }
        return wanted
    }

    /// A timer is due: makes what it stands for and sets it anew. One of an older policy ends.
    func fire(_ member: String, _ draft: inout StepDraft) async throws {
        let now = platform.now()
        guard let next = schedules(after: now)[member] else { return }
        draft.add(.enlist(ScheduledReports.index, member: member, score: next.milliseconds))
        if member == ScheduledReports.look {
            try await lookAhead(now, &draft)
        } else if let kind = ReportKind.allCases.first(where: { $0.schedule(policy.reports) == member }) {
            try await publish(kind, now, &draft)
        }
    }

    private func publish(_ kind: ReportKind, _ now: Timestamp, _ draft: inout StepDraft) async throws {
        guard let hub = policy.hub else { return }
        let (since, until) = kind.period.bounds(policy.reports, now: now)
        let key = RecordKey("correlator:report:\(kind.rawValue):\(until.rfc3339)")
        guard try await draft.read(ReportRecord.self, key) == nil else { return }
        let report = try await ReportMaker(platform: platform).report(since: since, until: until)
        try draft.put(key, ReportRecord(at: now), timeToLive: ScheduledReports.remembered)
        try await platform.ledger.plan(
            [kind.effect(report, hub: hub)], cause: "report-\(kind.rawValue)-\(until.milliseconds)", into: &draft)
    }

    private func lookAhead(_ now: Timestamp, _ draft: inout StepDraft) async throws {
        guard let proactive = policy.reports.proactive else { return }
        var forecast = RiskForecast()
        var troubled = NodesInTrouble()
        try await StreamScan(inspector: platform.inspector).visit(
            [.classifications, .activity, .assignments, .resolutions]
        ) {
            forecast.add($0)
            troubled.add($0)
        }
        let risks = forecast.likeliest(RiskForecast.limit, at: now, kinds: ["node"])
        var opened = 0
        for issue in ProactiveIssue.wanted(risks, policy: proactive, troubled: troubled) {
            guard opened < proactive.dailyLimit else { break }
            let key = RecordKey("correlator:proactive:\(issue.name)")
            if let last = try await draft.read(ReportRecord.self, key), now.since(last.at) < ScheduledReports.restOfNode
            {
                continue
            }
            opened += 1
            try draft.put(key, ReportRecord(at: now), timeToLive: ScheduledReports.remembered)
            try await platform.ledger.plan(
                [issue.effect], cause: "risk-\(issue.name)-\(now.milliseconds / 86_400_000)", into: &draft)
        }
    }
}

/// That a report was made, and when.
struct ReportRecord: Codable, Hashable, Sendable {
    let at: Timestamp
}
