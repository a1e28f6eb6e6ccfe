import ClassifierCore
import Contracts
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Trains the model anew in the background when people have said something new, and takes it into use unless it is worse.
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

    /// Learns what people said if it is not what was `known`; what is known now.
    func learn(unlike known: [ScoredMember]) async throws -> [ScoredMember] {
        let words = try await platform.store.members(
            MemberQuery(FeedbackList.index, limit: Retraining.most, descending: true))
        guard words != known else { return known }
        let corrections = try await reports(words)
        let isTaken = try await engine.learn(corrections)
        platform.context.logger.info(
            isTaken ? "the model has learnt corrections" : "a model with the corrections does worse; it is not used",
            metadata: [
                "corrections": "\(corrections.count)", "model_version": "\(engine.classifier.model.version)",
            ])
        return words
    }

    private func reports(_ words: [ScoredMember]) async throws -> [LabelledReport] {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        var reports: [LabelledReport] = []
        for start in stride(from: 0, to: words.count, by: 100) {
            let keys = words[start..<min(start + 100, words.count)].map {
                ClassifierKeys.memory(Fingerprint(rawValue: $0.member))
            }
            for memory in try await draft.read(FailureMemory.self, keys).compactMap({ $0 }) {
                // What people said counts before how it ended; ends that agree with the verdict teach nothing new.
                let said = memory.feedback
                guard let category = said?.correctedCategory else { continue }
                reports.append(
                    LabelledReport(
                        id: "correction:\(memory.fingerprint)", title: memory.title,
                        body: memory.lines.joined(separator: "\n"), category: category,
                        experts: [said?.correctedExpert ?? memory.verdict.expert]))
            }
        }
        return reports
    }
}
