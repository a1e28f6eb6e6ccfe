package import Contracts
package import Policy

/// Figures over a time, counted in one pass from the streams' own entries.
///
/// Entries may come in any order, but those of incidents in the order of their stream. Entries from before the time are looked at for what they tell of issues that
/// go on; entries from its end on do nothing. Memory is bounded whatever the streams hold; what does not fit is told as `omitted`.
package struct ReportBuilder: Sendable {
    /// The streams that have something to say.
    package static let streams: [StreamName] = [
        .classifications, .assignments, .resolutions, .activity, .runs, .incidents, .escalations,
    ]

    /// So many of the likeliest failures are told.
    private static let risks = 10
    /// A fingerprint says nothing to people.
    private static let named: Set = ["node", "job"]

    private let window: ReportWindow
    private let policy: Policy
    private var failures = FailureFigures()
    private var issues = IssueFigures()
    private var incidents = IncidentCount()
    private var escalations = EscalationCount()
    private var claude = ClaudeCount()
    private var advice = AdviceFinder()
    private var accuracy = VerdictAccuracy()
    private var forecast = RiskForecast()
    private var folded = 0

    /// Counts entries from `since` to before `until`; the policy says what rules and people there are.
    package init(since: Timestamp, until: Timestamp, policy: Policy = Policy()) {
        window = ReportWindow(since: since, until: until)
        self.policy = policy
    }

    /// Counts an entry; one that can't be decoded does nothing.
    package mutating func add(_ envelope: Envelope) {
        let moment = envelope.time
        guard moment < window.until else { return }
        forecast.add(envelope)
        switch envelope.type {
        case .failureClassified: read(FailureClassified.self, envelope) { $0.classified($1, at: moment) }
        case .failurePlaced: read(FailurePlaced.self, envelope) { $0.placed($1, at: moment) }
        case .issueChanged: read(IssueChanged.self, envelope) { $0.issues.act($1) }
        case .issueResolved:
            read(IssueOutcome.self, envelope) { $0.issues.turn($1, isEnd: true, at: moment) }
        case .issueReopened:
            read(IssueOutcome.self, envelope) { $0.issues.turn($1, isEnd: false, at: moment) }
        case .incidentChanged:
            read(IncidentChanged.self, envelope) { $0.incidents.add($1, at: moment, in: $0.window) }
        case .escalationRaised:
            read(EscalationRaised.self, envelope) { $0.escalations.add($1, at: moment, in: $0.window) }
        case .escalationAcknowledged: read(EscalationAcknowledged.self, envelope) { $0.escalations.add($1) }
        case .verdictCorrected where window.contains(moment):
            read(VerdictCorrected.self, envelope) { $0.accuracy.add($1, at: moment) }
        case .runFinished where window.contains(moment):
            read(RunFinished.self, envelope) { $0.finished($1) }
        default: break
        }
    }

    private mutating func read<Value: Decodable>(
        _ type: Value.Type, _ envelope: Envelope, _ then: (inout ReportBuilder, Value) -> Void
    ) {
        guard let value = try? envelope.decode(type) else { return }
        then(&self, value)
    }

    private mutating func classified(_ failure: FailureClassified, at moment: Timestamp) {
        // A failure that was judged before the report can be placed within it.
        guard moment >= window.since - .seconds(86_400) else { return }
        failures.add(failure, at: moment, in: window)
        guard window.contains(moment) else { return }
        accuracy.add(failure, at: moment)
        claude.add(failure)
        advice.add(failure)
    }

    private mutating func placed(_ placed: FailurePlaced, at moment: Timestamp) {
        failures.add(placed, at: moment, in: window)
        issues.place(placed, at: moment)
        if window.contains(moment) { advice.add(placed) }
    }

    private mutating func finished(_ run: RunFinished) {
        guard run.status == .failed else { return }
        folded += run.nodes.count { !$0.executed && $0.status == "skipped" }
    }

    /// The figures so far.
    package var report: GetReportResponse { report(unaccounted: 0) }

    /// The figures so far, with the number of failures that have no place yet, which the streams alone don't tell.
    package func report(unaccounted: Int) -> GetReportResponse {
        let ends = issues.ends(in: window)
        let experts = ExpertFigures(issues: issues, policy: policy, misrouted: accuracy.misroutes).loads(in: window)
        let patterns = ends.reduce(into: [String: Int]()) { $0[$1.end.pattern?.rawValue ?? "unknown", default: 0] += 1 }
        let noise = NoiseSaved(
            suppressed: failures.placements[PlacementOutcome.suppressed.rawValue] ?? 0,
            joined: failures.placements[PlacementOutcome.joined.rawValue] ?? 0, folded: folded,
            muted: incidents.muted)
        let figures = incidents.figures(in: window)
        return GetReportResponse(
            since: window.since, until: window.until, failures: failures.count, byCategory: sorted(failures.byCategory),
            byRepository: sorted(failures.byRepository), placements: sorted(failures.placements), resolved: ends.count,
            autoResolved: ends.count { $0.end.pattern?.isProven == true }, reopened: issues.reopenings(in: window),
            incidents: incidents.opened(in: window), escalations: sorted(escalations.byKind),
            medianSecondsToClassification: failures.classification.median,
            medianSecondsToPlacement: failures.assignment.median, accuracy: accuracy.groups,
            calibration: accuracy.calibration, bySystem: sorted(failures.bySystem), byPattern: sorted(patterns),
            spans: spans, targets: targets(noise, figures), wrongCloses: issues.wrongCloses(in: window),
            noise: noise, incidentFigures: figures,
            escalationFigures: escalations.figures(issues, incidents, until: window.until), experts: experts,
            claude: claude.figures(accuracy), unaccounted: unaccounted,
            advice: advice.advice(policy, failures: failures.count, experts: experts),
            risks: forecast.likeliest(ReportBuilder.risks, at: window.until, kinds: ReportBuilder.named),
            omitted: failures.omitted + issues.omitted + incidents.omitted + escalations.omitted + accuracy.omitted)
    }

    private var spans: [ReportSpan] {
        let timed = failures.classifiedInTime
        let late = failures.classification.count - timed
        return [
            row("classification", failures.classification, inTime: timed, late: late),
            row("assignment", failures.assignment, inTime: 0, late: 0),
        ].filter { $0.count > 0 } + issues.spans(in: window)
    }

    private func row(_ stage: String, _ times: Percentiles, inTime: Int, late: Int) -> ReportSpan {
        ReportSpan(
            stage: stage, priority: "all", count: times.count, medianSeconds: times.median,
            p90Seconds: times.percentile(0.9), inTime: inTime, late: late)
    }

    /// What the seeds aimed at.
    private func targets(_ noise: NoiseSaved, _ incidents: IncidentFigures?) -> [ReportTarget] {
        func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
        let all = accuracy.groups.first
        let placed = failures.placements.values.reduce(0, +)
        let response = issues.spans(in: window).first { $0.stage == "first_response" && $0.priority == "critical" }
        return [
            ReportTarget(
                name: "classified within two hours", target: 0.95,
                reached: share(failures.classifiedInTime, failures.classification.count)),
            ReportTarget(
                name: "given to the right expert", target: 0.9,
                reached: all.flatMap { share($0.verdicts - $0.misrouted, $0.verdicts) }),
            ReportTarget(
                name: "critical issues answered in time", target: 0.95,
                reached: response.flatMap { share($0.inTime, $0.inTime + $0.late) }),
            ReportTarget(
                name: "failures that made no issue of their own", target: 0.5,
                reached: share(noise.suppressed + noise.joined, placed)),
            ReportTarget(name: "pairs in incidents that stayed together", target: 0.85, reached: incidents?.precision),
        ]
    }

    private func sorted(_ counts: [String: Int]) -> [CountByName] {
        counts.map { CountByName(name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
