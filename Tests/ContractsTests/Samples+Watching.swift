import Contracts

/// Messages of the services that watch issues and find what they share.
extension Samples {
    static let resolver: [Sample] =
        Sample.pair(
            GetIssueRequest(repository: Given.repository, number: 42),
            least: GetIssueRequest(repository: Given.repository, number: 0))
        + Sample.pair(GetIssueResponse(issue: Given.life), least: GetIssueResponse(issue: Given.Least.life))
        + Sample.pair(
            ListIssuesRequest(repository: Given.repository, phase: .held, pageSize: 20, pageToken: "20"),
            least: ListIssuesRequest())
        + Sample.pair(ListIssuesResponse(issues: [Given.life], nextPageToken: "40"), least: ListIssuesResponse())
        + Sample.pair(
            CloseIssueRequest(repository: Given.repository, number: 42, actor: "octocat", reason: "fixed by hand"),
            least: CloseIssueRequest(repository: Given.repository, number: 0, actor: "octocat"))
        + Sample.pair(
            ReopenIssueRequest(repository: Given.repository, number: 42, actor: "octocat", reason: "it is back"),
            least: ReopenIssueRequest(repository: Given.repository, number: 0, actor: "octocat"))
        + Sample.pair(
            HoldIssueRequest(
                repository: Given.repository, number: 42, actor: "octocat", until: Given.later, reason: "release"),
            least: HoldIssueRequest(repository: Given.repository, number: 0, actor: "octocat"))
        + Sample.pair(
            ListEffectsRequest(
                subject: Given.subject, state: .planned, service: "assigner", pageSize: 20, pageToken: "20"),
            least: ListEffectsRequest())
        + Sample.pair(
            ListEffectsResponse(effects: [Given.effect], nextPageToken: "40"), least: ListEffectsResponse())
        + Sample.pair(
            UndoEffectRequest(effectID: "e1", actor: "octocat"), least: UndoEffectRequest(effectID: "", actor: ""))
        + Sample.pair(
            ApproveEffectRequest(effectID: "e1", actor: "octocat"),
            least: ApproveEffectRequest(effectID: "", actor: ""))
        + Sample.pair(EffectResponse(effect: Given.effect), least: EffectResponse(effect: Given.Least.effect))

    static let correlator: [Sample] =
        Sample.pair(
            ListIncidentsRequest(status: .open, pageSize: 20, pageToken: "20"), least: ListIncidentsRequest())
        + Sample.pair(
            ListIncidentsResponse(incidents: [Given.incidentChanged], nextPageToken: "40"),
            least: ListIncidentsResponse())
        + [Sample(GetIncidentRequest(incidentID: Given.incidentID), .full)]
        + Sample.pair(
            IncidentResponse(incident: Given.incidentChanged),
            least: IncidentResponse(incident: Given.Least.incidentChanged))
        + [Sample(MergeIncidentsRequest(into: Given.incidentID, from: Given.failureID, actor: "octocat"), .full)]
        + Sample.pair(
            SplitIncidentRequest(incidentID: Given.incidentID, failureIDs: [Given.failureID], actor: "octocat"),
            least: SplitIncidentRequest(incidentID: Given.incidentID, actor: "octocat"))
        + Sample.pair(
            SplitIncidentResponse(remaining: Given.incidentChanged, separated: Given.incidentChanged),
            least: SplitIncidentResponse(
                remaining: Given.Least.incidentChanged, separated: Given.Least.incidentChanged))
        + Sample.pair(ListEscalationsRequest(pageSize: 20, pageToken: "20"), least: ListEscalationsRequest())
        + Sample.pair(
            ListEscalationsResponse(escalations: [Given.escalationRaised], nextPageToken: "40"),
            least: ListEscalationsResponse())
        + Sample.pair(
            AcknowledgeEscalationRequest(key: Given.notice.key, actor: "octocat"),
            least: AcknowledgeEscalationRequest(key: "", actor: ""))
        + Sample.pair(
            AcknowledgeEscalationResponse(notice: Given.notice),
            least: AcknowledgeEscalationResponse(
                notice: Notice(key: "", state: .open, priority: .low, headline: "", canAcknowledge: false)))
        + Sample.pair(ListRisksRequest(pageSize: 20), least: ListRisksRequest())
        + Sample.pair(
            ListRisksResponse(risks: [
                Risk(
                    key: "model.shop.orders", repository: Given.repository, probability: 0.75, occurrences: 6,
                    lastOccurrence: Given.later, kind: "node", baseRate: 0.05, reasons: ["rising"])
            ]),
            least: ListRisksResponse())
        + Sample.pair(GetReportRequest(since: Given.then, until: Given.later), least: GetReportRequest())
        + Sample.pair(
            report,
            least: GetReportResponse(
                since: Given.then, until: Given.then, failures: 0, resolved: 0, autoResolved: 0, reopened: 0,
                incidents: 0))

    private static var report: GetReportResponse {
        GetReportResponse(
            since: Given.then, until: Given.later, failures: 40, byCategory: counted, byRepository: counted,
            placements: counted, resolved: 20, autoResolved: 15, reopened: 2, incidents: 1, escalations: counted,
            medianSecondsToClassification: 0.25, medianSecondsToPlacement: 3.5,
            accuracy: [
                AccuracyGroup(by: "engine", name: "model", verdicts: 40, corrected: 3, refuted: 2, misrouted: 1)
            ],
            calibration: [CalibrationBin(from: 0.5, to: 0.6, verdicts: 8, meanConfidence: 0.55, stood: 5)],
            bySystem: counted, byPattern: counted,
            spans: [
                ReportSpan(
                    stage: "resolution", priority: "high", count: 20, medianSeconds: 3600, p90Seconds: 7200, inTime: 18,
                    late: 2)
            ],
            targets: [ReportTarget(name: "given to the right expert", target: 0.9, reached: 0.95)], wrongCloses: 1,
            noise: NoiseSaved(suppressed: 1, joined: 12, folded: 7, muted: 2),
            incidentFigures: IncidentFigures(
                opened: 1, resolved: 1, members: 6, separated: 1, merged: 1, precision: 0.9,
                medianSecondsToResolution: 5400),
            escalationFigures: [EscalationFigures(kind: "volume", raised: 3, needed: 1, notNeeded: 1, open: 1)],
            experts: [
                ExpertLoad(
                    expert: "dbt-expert", placed: 12, resolved: 9, open: 4, capacity: 24, misrouted: 1,
                    medianSecondsToResolution: 4000)
            ],
            claude: ClaudeFigures(
                asked: 5, calls: 6, confirmed: 2, changed: 2, unanswered: 1, rightChanges: 1, wrongChanges: 1,
                costUSD: 0.03, medianLatencySeconds: 1.5),
            unaccounted: 1,
            advice: [
                ReportAdvice(kind: "node_recurs", name: "model.shop.orders", count: 4, message: "failed on 4 days")
            ],
            risks: [
                Risk(
                    key: "model.shop.orders", repository: Given.repository, probability: 0.75, occurrences: 6,
                    lastOccurrence: Given.later, kind: "node", baseRate: 0.05, reasons: ["rising"])
            ], omitted: 3)
    }

    private static let counted = [CountByName(name: "code_fix_required", count: 12)]
}
