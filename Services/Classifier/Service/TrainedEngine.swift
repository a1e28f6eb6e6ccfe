package import Anthropic
import ClassifierCore
import Dispatch

/// The trained engine of the process, and how long learning took.
package struct TrainedEngine: Sendable {
    let classifier: EmbeddedClassifier
    let corpus: Corpus
    let trainedIn: Duration

    /// Learns the corpus in `folder`, or the one beside the executable.
    ///
    /// Takes seconds, on a thread of its own.
    /// - Throws: ``CorpusError`` (`missing`, `malformed`).
    package static func learn(folder: String?) async throws -> TrainedEngine {
        guard let place = CorpusLocation.find(override: folder) else {
            throw CorpusError(
                code: .missing,
                message: "the classifier's corpus is not beside the executable; set SWITCHYARD_CORPUS to its folder")
        }
        return try await offPool {
            let clock = ContinuousClock()
            let start = clock.now
            let corpus = try Corpus(folder: place)
            let classifier = EmbeddedClassifier(corpus: corpus)
            return TrainedEngine(classifier: classifier, corpus: corpus, trainedIn: clock.now - start)
        }
    }

    /// Claude as this engine asks it: with the prompt file, and the corpus as examples. Without a client nothing is asked.
    ///
    /// - Throws: ``CorpusError`` when the prompt is missing or malformed.
    package func consultant(_ client: AnthropicClient?) throws -> Consultant {
        Consultant(client: client, text: QuestionText(prompt: try PromptFile.classify(), reports: corpus.reports))
    }

    /// Cross-validates the way of training on the corpus; tens of seconds, on a thread of its own.
    func evaluate(folds: Int) async throws -> Evaluation {
        try await TrainedEngine.offPool { Evaluation(corpus: corpus, folds: folds) }
    }

    /// Runs long work where it holds up no task.
    private static func offPool<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { continuation.resume(with: Result { try work() }) }
        }
    }
}
