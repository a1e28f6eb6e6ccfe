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
            RPCMethod("ClassifierService", "GetModel", "Describes the embedded model.") {
                (_: GetModelRequest, _) in model
            },
            RPCMethod("ClassifierService", "Evaluate", "Cross-validates the embedded model on its corpus.") {
                (request: EvaluateRequest, _) in try await evaluate(request)
            },
        ] + FeedbackRPC(platform: platform).methods
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
        let fingerprint = try await FingerprintPointer.find(
            request.fingerprint, request.subject, request.failureID, &draft)
        guard let memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(fingerprint)) else {
            throw ConnectError(.notFound, "\(fingerprint) is not remembered")
        }
        return ExplainResponse(
            fingerprint: fingerprint, verdict: memory.verdict, hits: memory.hits, firstSeen: memory.firstSeen,
            lastSeen: memory.lastSeen, correctedBy: memory.correction?.actor, pattern: memory.ending?.pattern,
            endedAt: memory.ending?.at,
            similar: memory.features.map {
                handler.writer.recollection.similar(to: $0, excluding: fingerprint)
            } ?? [])
    }
}
