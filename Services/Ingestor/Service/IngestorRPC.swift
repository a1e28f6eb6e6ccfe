import Contracts
import CoreMetrics
import GitHub
import IngestorCore
import Platform
import Policy
import ServiceHTTP
import ServiceRuntime
import Streams

/// The ingestor's methods.
struct IngestorRPC: Sendable {
    let platform: Platform
    let intake: Intake
    let botLogin: String

    var methods: [RPCMethod] {
        [
            RPCMethod("IngestorService", "SubmitFailure", "Stores a failure that a script reports.") {
                (request: SubmitFailureRequest, _) in try await submit(request)
            },
            RPCMethod("IngestorService", "SubmitRun", "Stores a finished run that a script reports.") {
                (request: SubmitRunRequest, _) in try await submit(request)
            },
            RPCMethod("IngestorService", "Reconcile", "Compares with GitHub and takes in what was missed.") {
                (request: ReconcileRequest, _) in try await reconcile(request)
            },
            RPCMethod("IngestorService", "ListUnaccounted", "Lists failures without a placement.") {
                (request: ListUnaccountedRequest, _) in try await unaccounted(request)
            },
        ]
    }

    private func submit(_ request: SubmitFailureRequest) async throws -> SubmitFailureResponse {
        guard !request.title.isEmpty || !request.body.isEmpty else {
            throw ConnectError(.invalidArgument, "title and body: both are empty")
        }
        let failure = SubmittedFailure.failure(request, id: platform.context.ids.next(), now: platform.now())
        var step = Step()
        try intake.add(.failure(failure, once: nil), to: &step)
        if let key = request.idempotencyKey, !key.isEmpty {
            let record = IngestorKeys.submission(request.repository, key)
            let known = Submission(failureID: failure.failureID, fingerprint: failure.fingerprint)
            step.expected[record] = 0
            step.mutations.append(
                .put(record, try ContractJSON.encode(known), timeToLive: IngestorKeys.memory))
            if case .conflict = try await intake.committer.commit(step) { return try await repeated(record) }
        } else {
            _ = try await intake.committer.commit(step)
        }
        return SubmitFailureResponse(
            failureID: failure.failureID, duplicate: false, fingerprint: failure.fingerprint)
    }

    private func repeated(_ record: RecordKey) async throws -> SubmitFailureResponse {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        guard let known = try await draft.read(Submission.self, record) else {
            throw ConnectError(.aborted, "the key expired meanwhile; send it again")
        }
        return SubmitFailureResponse(failureID: known.failureID, duplicate: true, fingerprint: known.fingerprint)
    }

    private func submit(_ request: SubmitRunRequest) async throws -> SubmitRunResponse {
        guard let run = request.run else { throw ConnectError(.invalidArgument, "run: is missing") }
        var step = Step()
        try intake.add(.run(run), to: &step)
        if let key = request.idempotencyKey, !key.isEmpty {
            let record = IngestorKeys.submission(run.repository, "run \(key)")
            step.expected[record] = 0
            step.mutations.append(.put(record, [], timeToLive: IngestorKeys.memory))
        }
        return SubmitRunResponse(accepted: try await intake.committer.commit(step) == .committed)
    }

    private func unaccounted(_ request: ListUnaccountedRequest) async throws -> ListUnaccountedResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        let until = platform.now() - .seconds(max(0, request.olderThanSeconds ?? 0))
        let members = try await platform.store.members(
            MemberQuery(.waiting, through: until.milliseconds, limit: page.size, offset: page.offset))
        return ListUnaccountedResponse(
            failures: members.compactMap { member in
                ULID(member.member).map {
                    UnaccountedFailure(failureID: $0, observedAt: Timestamp(milliseconds: member.score))
                }
            }, nextPageToken: page.next(members.count))
    }

    private func reconcile(_ request: ReconcileRequest) async throws -> ReconcileResponse {
        guard let github = platform.github else {
            throw ConnectError(.failedPrecondition, "no GitHub credential is set; set GITHUB_TOKEN")
        }
        let policy = platform.policy.current
        let repositories = request.repository.map { [$0] } ?? policy.repositories.keys.sorted()
        let since = request.since ?? platform.now() - .seconds(86_400)
        var response = ReconcileResponse(checked: 0, ingested: 0, unaccounted: 0)
        for repository in repositories {
            let issues = try await listed(repository, since, github)
            response.checked += issues.count
            for issue in issues where policy.intake.takesIssue(labels: issue.labels, author: issue.author) {
                if try await takeIn(issue, repository) { response.ingested += 1 }
            }
        }
        let late = platform.now() - .seconds(900)
        response.unaccounted = try await platform.store.members(
            MemberQuery(.waiting, through: late.milliseconds, limit: 10_000)
        ).count
        MetricName.unaccounted.gauge([], in: platform.context.metrics).set(response.unaccounted)
        return response
    }

    private func listed(
        _ repository: RepositoryName, _ since: Timestamp, _ github: GitHubClient
    ) async throws -> [GitHubIssue] {
        do {
            return try await github.issues(repository, since: since)
        } catch {
            throw ConnectError(.unavailable, "\(repository): \(error.description)")
        }
    }

    private func takeIn(_ issue: GitHubIssue, _ repository: RepositoryName) async throws -> Bool {
        guard issue.author.lowercased() != botLogin.lowercased() else { return false }
        var report = GitHubPayload.Issue()
        report.number = issue.number
        report.title = issue.title
        report.body = issue.body
        report.url = issue.url
        report.author.login = issue.author
        report.labels = issue.labels
        report.createdAt = issue.createdAt
        let ids = platform.context.ids
        let failure = GitHubIntake(
            policy: platform.policy.current, botLogin: botLogin, now: platform.now(), makeID: { ids.next() }
        ).failure(of: report, in: repository)
        var step = Step()
        let once = "\(Subject(repository, number: issue.number))"
        try intake.add(.failure(failure, once: once), to: &step)
        return try await intake.committer.commit(step) == .committed
    }
}
