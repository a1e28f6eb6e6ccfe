import ClassifierCore
import Contracts
import Platform
import ServiceHTTP
import Streams

/// The classifier's methods.
struct ClassifierRPC: Sendable {
    let platform: Platform
    let handler: ClassifierHandler

    var methods: [RPCMethod] {
        [
            RPCMethod("ClassifierService", "Classify", "Judges a report without storing anything.") {
                (request: ClassifyRequest, _) in try classify(request)
            },
            RPCMethod("ClassifierService", "Explain", "Tells the verdict that is remembered, and why.") {
                (request: ExplainRequest, _) in try await explain(request)
            },
            RPCMethod("ClassifierService", "RecordFeedback", "Takes a person's word on a failure.") {
                (request: RecordFeedbackRequest, _) in try await record(request)
            },
            RPCMethod("ClassifierService", "GetModel", "Describes the embedded model.") {
                (_: GetModelRequest, _) in model
            },
            RPCMethod("ClassifierService", "Evaluate", "Cross-validates the embedded model on its corpus.") {
                (request: EvaluateRequest, _) in try await evaluate(request)
            },
        ]
    }

    private func classify(_ request: ClassifyRequest) throws -> ClassifyResponse {
        guard !request.title.isEmpty || !request.body.isEmpty else {
            throw ConnectError(.invalidArgument, "title: a report without title and body cannot be judged")
        }
        let start = ContinuousClock.now
        var verdict = Judge(policy: platform.policy.current, engine: handler.engine.classifier).verdict(on: request)
        verdict.elapsedMs = handler.milliseconds(ContinuousClock.now - start)
        return ClassifyResponse(verdict: verdict)
    }

    private var model: GetModelResponse {
        let model = handler.engine.classifier.model
        return GetModelResponse(
            modelVersion: model.version, reports: model.reportCount, corrections: model.correctionCount,
            trainedInMs: handler.milliseconds(handler.engine.trainedIn), features: model.featureCount)
    }

    private func evaluate(_ request: EvaluateRequest) async throws -> EvaluateResponse {
        let folds = request.folds ?? 5
        guard (2...20).contains(folds) else { throw ConnectError(.invalidArgument, "folds: expected 2…20") }
        return try await handler.engine.evaluate(folds: folds).response
    }

    private func explain(_ request: ExplainRequest) async throws -> ExplainResponse {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let fingerprint = try await fingerprint(request.fingerprint, request.subject, request.failureID, &draft)
        guard let memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(fingerprint)) else {
            throw ConnectError(.notFound, "\(fingerprint) is not remembered")
        }
        return ExplainResponse(
            fingerprint: fingerprint, verdict: memory.verdict, hits: memory.hits, firstSeen: memory.firstSeen,
            lastSeen: memory.lastSeen, correctedBy: memory.correction?.actor)
    }

    private func record(_ request: RecordFeedbackRequest) async throws -> RecordFeedbackResponse {
        guard !request.actor.isEmpty, request.actor.utf8.count <= 100 else {
            throw ConnectError(.invalidArgument, "actor: expected 1…100 characters")
        }
        let withdraws = request.withdraw == true
        guard withdraws != (request.category != nil || request.expert != nil) else {
            throw ConnectError(.invalidArgument, "set category or expert, or withdraw alone")
        }
        if let category = request.category, !Category.known.contains(category) {
            throw ConnectError(
                .invalidArgument, "category: expected \(Category.known.map(\.rawValue).joined(separator: ", "))")
        }
        if let expert = request.expert, !Expert.known.contains(expert) {
            throw ConnectError(
                .invalidArgument, "expert: expected \(Expert.known.map(\.rawValue).joined(separator: ", "))")
        }
        let word = FailureMemory.Correction(
            category: request.category, expert: request.expert, actor: request.actor, at: platform.now())
        // Another writer's change in between only means that it is read again.
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let fingerprint = try await fingerprint(request.fingerprint, request.subject, nil, &draft)
            let key = ClassifierKeys.memory(fingerprint)
            guard let memory = try await draft.read(FailureMemory.self, key) else {
                throw ConnectError(.notFound, "\(fingerprint) is not remembered")
            }
            let next = withdraws ? memory.withdrawn() : memory.corrected(by: word)
            try draft.put(key, next, timeToLive: ClassifierKeys.memorySpan)
            if withdraws {
                Feedback.strike(fingerprint, &draft)
            } else {
                Feedback.list(fingerprint, at: word.at, &draft)
            }
            if case .committed = try await platform.store.commit([draft.step])[0] {
                return RecordFeedbackResponse(fingerprint: fingerprint, accepted: next != memory)
            }
        }
        throw ConnectError(.aborted, "the failure is changing all the time; try again")
    }

    private func fingerprint(
        _ fingerprint: Fingerprint?, _ subject: Subject?, _ failure: ULID?, _ draft: inout StepDraft
    ) async throws -> Fingerprint {
        if let fingerprint { return fingerprint }
        let key: RecordKey
        if let subject {
            key = ClassifierKeys.subject(subject)
        } else if let failure {
            key = ClassifierKeys.failure(failure)
        } else {
            throw ConnectError(.invalidArgument, "set fingerprint, subject or failure_id")
        }
        guard let pointer = try await draft.read(FingerprintPointer.self, key) else {
            throw ConnectError(.notFound, "nothing was judged under it")
        }
        return pointer.fingerprint
    }
}
