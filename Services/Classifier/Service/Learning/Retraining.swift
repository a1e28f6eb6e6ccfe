import ClassifierCore
import Contracts
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Trains the model anew in the background when people have said something new, and takes it into use unless it is worse.
///
/// Which words are used is recorded, so that all replicas end with the same model, also those that start later.
struct Retraining: ServiceLifecycle.Service {
    let platform: Platform
    let engine: TrainedEngine
    /// Real time between two looks at what people said; a training is worth several words.
    var interval = Duration.seconds(60)
    /// Words that a training takes, the newest.
    static let most = 2000

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var known: [ScoredMember] = []
            while true {
                try await Task.sleep(for: interval)
                do {
                    known = try await learn(unlike: known)
                } catch is CancellationError {
                    return
                } catch {
                    platform.context.logger.warning("learning corrections failed", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    /// Takes a model into use with the words that all replicas use, if those are not the ones `known`; the words now in use.
    func learn(unlike known: [ScoredMember]) async throws -> [ScoredMember] {
        let words = try await platform.store.members(
            MemberQuery(FeedbackList.index, limit: Retraining.most, descending: true))
        let promotion = try await promotion(of: words)
        let used = words.filter { $0.score <= promotion.takenThrough }
        guard used != known else { return known }
        let corrections = try await reports(used)
        try await engine.use(corrections)
        platform.context.logger.info(
            "the model has learnt corrections",
            metadata: [
                "corrections": "\(corrections.count)", "model_version": "\(engine.classifier.model.version)",
            ])
        return used
    }

    /// What all replicas go by, after a trial of the words where one is due. The first replica's trial counts for all.
    private func promotion(of words: [ScoredMember]) async throws -> ModelPromotion {
        let newest = words.first?.score ?? 0
        while true {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let now = try await draft.read(ModelPromotion.self, Retraining.record) ?? ModelPromotion()
            let next: ModelPromotion
            switch now.move(words: words.count, newest: newest) {
            case .use: return now
            case .obey: next = now.obeyed(newest: newest)
            case .tryAll:
                let trial = try await engine.trial(
                    of: try await reports(words),
                    inUse: try await reports(words.filter { $0.score <= now.takenThrough }))
                next = now.tried(trial, words: words.count, newest: newest, at: platform.now())
            }
            try draft.put(Retraining.record, next)
            // Another replica was quicker: what it found counts.
            guard case .committed = try await platform.store.commit([draft.step])[0] else { continue }
            if next.takenThrough < newest {
                platform.context.logger.warning(
                    "a model with the newest corrections does worse and is not used; see switchyard evaluate --promote",
                    metadata: ["before": "\(next.trial?.before ?? 0)", "after": "\(next.trial?.after ?? 0)"])
            }
            return next
        }
    }

    private static let record = RecordKey(ModelPromotion.record)

    private func reports(_ words: [ScoredMember]) async throws -> [LabelledReport] {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        var reports: [LabelledReport] = []
        for start in stride(from: 0, to: words.count, by: 100) {
            let keys = words[start..<min(start + 100, words.count)].map {
                ClassifierKeys.memory(Fingerprint(rawValue: $0.member))
            }
            reports += try await draft.read(FailureMemory.self, keys).compactMap { $0?.lesson }
        }
        return reports
    }
}
