package import Anthropic
package import ClassifierAsking
import ClassifierCore
import Dispatch
import Synchronization

/// The trained engine of the process, and how long learning took.
package struct TrainedEngine: Sendable {
    private let box: ClassifierBox
    let corpus: Corpus
    let trainedIn: Duration

    /// The classifier in use.
    var classifier: EmbeddedClassifier { box.current }

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
            return TrainedEngine(box: ClassifierBox(classifier), corpus: corpus, trainedIn: clock.now - start)
        }
    }

    /// Claude as this engine asks it: with the prompt file, and the corpus as examples. Without a client nothing is asked.
    ///
    /// - Throws: ``CorpusError`` when the prompt is missing or malformed.
    package func consultant(_ client: AnthropicClient?) throws -> Consultant {
        Consultant(
            client: client, text: QuestionText(prompt: try PromptFile.classify(), reports: corpus.reports),
            investigation: try PromptFile.investigate())
    }

    /// Cross-validates the way of training on the corpus; tens of seconds, on a thread of its own.
    func evaluate(folds: Int) async throws -> Evaluation {
        try await TrainedEngine.offPool { Evaluation(corpus: corpus, folds: folds) }
    }

    /// How a model with the corrections does beside one with those in use; seconds, on a thread of its own.
    func trial(of corrections: [LabelledReport], inUse: [LabelledReport]) async throws -> CorrectionTrial {
        try await TrainedEngine.offPool {
            CorrectionTrial(corpus: corpus, inUse: inUse, corrections: corrections)
        }
    }

    /// Learns the corrections beside the corpus, and takes the result into use; seconds, on a thread of its own.
    func use(_ corrections: [LabelledReport]) async throws {
        try await TrainedEngine.offPool { box.replace(EmbeddedClassifier(corpus: corpus, corrections: corrections)) }
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

/// The classifier in use, for everybody in the process.
private final class ClassifierBox: Sendable {
    private let stored: Mutex<EmbeddedClassifier>

    init(_ classifier: EmbeddedClassifier) { stored = Mutex(classifier) }

    var current: EmbeddedClassifier { stored.withLock { $0 } }

    func replace(_ classifier: EmbeddedClassifier) { stored.withLock { $0 = classifier } }
}
