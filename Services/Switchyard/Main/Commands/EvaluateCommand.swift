import ArgumentParser
import ClassifierCore
import Contracts
import Foundation

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Cross-validates the embedded model on the project's corpus.",
        discussion: """
            Near-duplicates and contrast sets stay on one side of every division. Ends with status 1 when the accuracy \
            of the categories is below --at-least.
            Example: switchyard evaluate --hold-out system --misses 20
            """)

    @Option(help: "Parts that the corpus is divided into, 2…20.")
    var folds = 5
    @Option(help: "Hold out whole systems or layouts, one at a time: \(EvaluateCommand.held.joined(separator: ", ")).")
    var holdOut: String?
    @Flag(help: "Judge the machine's words alone, without what stands around them.")
    var bare = false
    @Option(help: "How many of the surest misses to show.")
    var misses = 10
    @Option(help: "The least accuracy of the categories that will do, 0…1.")
    var atLeast = 0.0
    @Option(help: "Seed of the division and of the training.")
    var seed: UInt64 = 1
    @Flag(help: "Measure instead how fast it learns, and judges reports of 2 kB on one core.")
    var speed = false
    @Flag(help: "Write the measures, the tables and every judgement as JSON.")
    var json = false

    private static let held = EvaluationPlan.Split.allCases.map(\.rawValue).filter { $0 != "grouped" }

    func validate() throws {
        guard (2...20).contains(folds) else { throw ValidationError("--folds: expected 2…20") }
        guard holdOut.map(EvaluateCommand.held.contains) ?? true else {
            throw ValidationError("--hold-out: expected \(EvaluateCommand.held.joined(separator: " or "))")
        }
        guard misses >= 0 else { throw ValidationError("--misses: expected 0 or more") }
        guard (0...1).contains(atLeast) else { throw ValidationError("--at-least: expected 0…1") }
    }

    func run() async throws {
        try await Workbench.attempt {
            if speed { return try measureSpeed() }
            let split = holdOut.flatMap(EvaluationPlan.Split.init(rawValue:)) ?? .grouped
            let plan = EvaluationPlan(split: split, folds: folds, isBare: bare, seed: seed)
            let evaluation = Evaluation(corpus: try EvaluateCommand.corpus(), plan: plan, progress: showProgress)
            if json {
                let data = try ContractJSON.encode(EvaluationReport(evaluation))
                Terminal.print(String(decoding: data, as: UTF8.self))
            } else {
                for line in EvaluationText(evaluation, misses: misses).lines { Terminal.print(line) }
            }
            if evaluation.accuracy() < atLeast { throw ExitCode(1) }
        }
    }

    private struct Speed: Codable {
        var reportsPerSecond: Int
        var trainingSeconds: Double
        var engineMemoryMib: Int?
        var peakMemoryMib: Int?

        enum CodingKeys: String, CodingKey {
            case reportsPerSecond = "reports_per_second"
            case trainingSeconds = "training_seconds"
            case engineMemoryMib = "engine_memory_mib"
            case peakMemoryMib = "peak_memory_mib"
        }
    }

    private func measureSpeed() throws {
        let before = EvaluateCommand.memory("RssAnon:")
        let corpus = try EvaluateCommand.corpus()
        let clock = ContinuousClock()
        var classifier: EmbeddedClassifier?
        let training = clock.measure { classifier = EmbeddedClassifier(corpus: corpus) }
        guard let classifier else { return }
        let after = EvaluateCommand.memory("RssAnon:")
        let trial = SpeedTrial(classifier, corpus.reports)
        var best = 0.0
        for _ in 0..<5 {
            var count = 0
            let time = clock.measure { count = trial.run().reports }
            best = max(best, Double(count) / (time / .seconds(1)))
        }
        let speed = Speed(
            reportsPerSecond: Int(best), trainingSeconds: training / .seconds(1),
            engineMemoryMib: before.flatMap { before in after.map { $0 - before } },
            peakMemoryMib: EvaluateCommand.memory("VmHWM:"))
        guard !json else {
            return Terminal.print(String(decoding: try ContractJSON.encode(speed), as: UTF8.self))
        }
        Terminal.print("judged    \(speed.reportsPerSecond) reports/s of 2 kB on one core")
        Terminal.print("learnt    \(corpus.reports.count) reports in \(speed.trainingSeconds) s")
        if let memory = speed.engineMemoryMib { Terminal.print("engine    \(memory) MiB stay after learning") }
        if let memory = speed.peakMemoryMib { Terminal.print("memory    \(memory) MiB at most, the program itself included") }
    }

    /// Memory of this process under a name of Linux: `RssAnon:` what it holds of its own now, `VmHWM:` the most that it
    /// ever held with the pages of the program itself.
    private static func memory(_ name: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return nil }
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1024 }
    }

    /// One line on a terminal's standard error, written over and at last wiped.
    private func showProgress(_ done: Int, _ all: Int) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let line = done < all ? "\r\(done) of \(all) parts" : "\r\u{1B}[K"
        FileHandle.standardError.write(Data(line.utf8))
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
}
