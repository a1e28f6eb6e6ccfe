import Contracts
import DbtCloud
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
    let sweep: Sweep

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
        try intake.add(.run(run, once: nil), to: &step)
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
        guard sweep.reachesAny else {
            throw ConnectError(
                .failedPrecondition,
                "no credential is set to compare with; set GITHUB_TOKEN, or DBT_CLOUD_API_TOKEN and its account")
        }
        let since = request.since ?? platform.now() - .seconds(86_400)
        var found = Sweep.Found()
        do {
            if sweep.gitHub != nil { found += try await sweep.gitHubChanges(since: since, in: request.repository) }
            if sweep.dbt != nil { found += try await sweep.dbtRuns(since: since, in: request.repository) }
        } catch let error as GitHubError {
            throw ConnectError(.unavailable, error.description)
        } catch let error as DbtCloudError {
            throw ConnectError(.unavailable, error.description)
        }
        let unaccounted = try await sweep.countUnaccounted()
        return ReconcileResponse(checked: found.checked, ingested: found.ingested, unaccounted: unaccounted)
    }
}
