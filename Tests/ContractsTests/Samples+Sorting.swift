import Contracts

/// Messages of the services that take failures in and put them on their track.
extension Samples {
    static let ingestor: [Sample] =
        Sample.pair(
            SubmitFailureRequest(
                repository: Given.repository, title: "orders failed", body: "Database Error", idempotencyKey: "k1",
                environment: .production, issue: Given.issue, job: Given.job, run: Given.run, nodes: [Given.node],
                labels: ["dbt-error"], occurredAt: Given.then, origin: .drill),
            least: SubmitFailureRequest(repository: Given.repository, title: "orders failed", body: "Database Error"))
        + Sample.pair(
            SubmitFailureResponse(failureID: Given.failureID, duplicate: true, fingerprint: Given.fingerprint),
            least: SubmitFailureResponse(failureID: Given.failureID, duplicate: false, fingerprint: Given.fingerprint))
        + Sample.pair(SubmitRunRequest(run: Given.runFinished, idempotencyKey: "k2"), least: SubmitRunRequest())
        + Sample.pair(SubmitRunResponse(accepted: true), least: SubmitRunResponse(accepted: false))
        + Sample.pair(
            ReconcileRequest(repository: Given.repository, since: Given.then), least: ReconcileRequest())
        + Sample.pair(
            ReconcileResponse(checked: 12, ingested: 2, unaccounted: 1),
            least: ReconcileResponse(checked: 0, ingested: 0, unaccounted: 0))
        + Sample.pair(
            ListUnaccountedRequest(olderThanSeconds: 300, pageSize: 20, pageToken: "20"),
            least: ListUnaccountedRequest())
        + Sample.pair(
            ListUnaccountedResponse(
                failures: [UnaccountedFailure(failureID: Given.failureID, observedAt: Given.then)], nextPageToken: "40"),
            least: ListUnaccountedResponse())

    static let classifier: [Sample] =
        Sample.pair(
            ClassifyRequest(
                repository: Given.repository, title: "orders failed", body: "Database Error", labels: ["dbt-error"],
                environment: .production, nodes: [Given.node]),
            least: ClassifyRequest(repository: Given.repository, title: "orders failed", body: "Database Error"))
        + Sample.pair(
            ClassifyResponse(verdict: Given.verdict), least: ClassifyResponse(verdict: Given.Least.verdict))
        + Sample.pair(
            ExplainRequest(failureID: Given.failureID, subject: Given.subject, fingerprint: Given.fingerprint),
            least: ExplainRequest())
        + Sample.pair(
            ExplainResponse(
                fingerprint: Given.fingerprint, verdict: Given.verdict, hits: 3, firstSeen: Given.then,
                lastSeen: Given.later, correctedBy: "octocat", pattern: .prMerged, endedAt: Given.later,
                similar: [Given.similar]),
            least: ExplainResponse(
                fingerprint: Given.fingerprint, verdict: Given.Least.verdict, hits: 0, firstSeen: Given.then,
                lastSeen: Given.then))
        + Sample.pair(
            RecordFeedbackRequest(
                fingerprint: Given.fingerprint, subject: Given.subject, category: .transientFailure,
                expert: .snowflakeExpert, actor: "octocat", note: "it went away", withdraw: true),
            least: RecordFeedbackRequest(actor: "octocat"))
        + Sample.pair(
            RecordFeedbackResponse(fingerprint: Given.fingerprint, accepted: true),
            least: RecordFeedbackResponse(fingerprint: Given.fingerprint, accepted: false))
        + Sample.pair(
            ListFeedbackRequest(pageSize: 20, pageToken: "20"), least: ListFeedbackRequest())
        + Sample.pair(
            ListFeedbackResponse(feedback: [Given.feedback], nextPageToken: "40"), least: ListFeedbackResponse())
        + [Sample(GetModelRequest(), .least)]
        + Sample.pair(
            GetModelResponse(modelVersion: "m1", reports: 480, corrections: 3, trainedInMs: 512.5, features: 65_536),
            least: GetModelResponse(modelVersion: "m1", reports: 0, corrections: 0, trainedInMs: 0, features: 0))
        + Sample.pair(EvaluateRequest(folds: 5), least: EvaluateRequest())
        + Sample.pair(
            EvaluateResponse(
                reports: 480, categoryAccuracy: 0.9, expertAccuracy: 0.85, macroF1: 0.88, calibrationError: 0.03,
                confusion: [ConfusionCell(truth: .falsePositive, given: .transientFailure, count: 2)]),
            least: EvaluateResponse(
                reports: 0, categoryAccuracy: 0, expertAccuracy: 0, macroF1: 0, calibrationError: 0))

    static let assigner: [Sample] =
        Sample.pair(
            RouteRequest(
                repository: Given.repository, verdict: Given.verdict, nodes: [Given.node], environment: .production,
                title: "orders failed", fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef")),
            least: RouteRequest(repository: Given.repository))
        + Sample.pair(
            RouteResponse(
                expert: .dbtExpert, assignees: ["octocat"], labels: ["priority:critical"], deadlines: Given.deadlines,
                route: [Given.step]),
            least: RouteResponse(expert: .dbtExpert, deadlines: Deadlines()))
        + Sample.pair(
            GetPlacementRequest(subject: Given.subject, failureID: Given.failureID), least: GetPlacementRequest())
        + Sample.pair(
            GetPlacementResponse(placement: Given.failurePlaced),
            least: GetPlacementResponse(placement: Given.Least.failurePlaced))
        + [Sample(ListExpertsRequest(), .least)]
        + Sample.pair(
            ListExpertsResponse(experts: [
                ExpertRoster(
                    expert: .dbtExpert,
                    members: [
                        ExpertMember(login: "octocat", openLoad: 4, available: true, unavailableUntil: Given.later)
                    ],
                    fallback: .daArchitect)
            ]),
            least: ListExpertsResponse())
        + Sample.pair(
            SetAvailabilityRequest(login: "octocat", available: true, until: Given.later),
            least: SetAvailabilityRequest(login: "octocat", available: false))
        + Sample.pair(
            SetAvailabilityResponse(
                member: ExpertMember(login: "octocat", openLoad: 4, available: true, unavailableUntil: Given.later)),
            least: SetAvailabilityResponse(member: ExpertMember(login: "octocat", openLoad: 0, available: false)))
}
