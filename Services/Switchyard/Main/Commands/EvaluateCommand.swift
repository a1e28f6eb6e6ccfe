import ArgumentParser
import ClassifierCore
import Contracts
import Foundation

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Cross-validates the embedded model on the project's corpus.",
        discussion: "Example: switchyard evaluate --folds 10")

    @Option(help: "Parts that the corpus is divided into, 2…20.")
    var folds = 5
    @Flag(help: "Write the measures as JSON.")
    var json = false

    func validate() throws {
        guard (2...20).contains(folds) else { throw ValidationError("--folds: expected 2…20") }
    }

    func run() async throws {
        try await Workbench.attempt {
            let evaluation = Evaluation(corpus: try EvaluateCommand.corpus(), folds: folds)
            if json {
                Terminal.print(String(decoding: try ContractJSON.encode(evaluation.response), as: UTF8.self))
            } else {
                show(evaluation)
            }
        }
    }

    /// The corpus that `SWITCHYARD_CORPUS` names, or the one beside the executable.
    static func corpus() throws -> Corpus {
        let override = ProcessInfo.processInfo.environment["SWITCHYARD_CORPUS"]
        guard let folder = CorpusLocation.find(override: override) else {
            Terminal.complain("the corpus is not beside the executable; set SWITCHYARD_CORPUS to its folder")
            throw ExitCode(2)
        }
        return try Corpus(folder: folder)
    }

    private func show(_ evaluation: Evaluation) {
        func share(_ value: Double) -> String { (value * 1000).rounded().description.dropLast(2) + " ‰" }
        Terminal.print("reports              \(evaluation.judgements.count) in \(folds) folds")
        Terminal.print("category             \(share(evaluation.accuracy()))")
        Terminal.print("  of the surest half \(share(evaluation.accuracy(surest: 0.5)))")
        Terminal.print("  surest quarter     \(share(evaluation.accuracy(surest: 0.25)))")
        Terminal.print("expert               \(share(evaluation.expertAccuracy))")
        Terminal.print("macro F1             \(share(evaluation.macroF1))")
        Terminal.print("calibration error    \(share(evaluation.calibrationError))")
        for cell in evaluation.confusion where cell.truth != cell.given {
            Terminal.print("  \(cell.count)\t\(cell.truth) taken for \(cell.given)")
        }
    }
}
