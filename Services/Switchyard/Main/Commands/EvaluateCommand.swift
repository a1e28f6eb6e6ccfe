import ArgumentParser
import ClassifierCore
import Contracts
import Foundation
import LivePlatform
import ServiceRuntime
import SwitchyardService

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Cross-validates the embedded model on the project's corpus.",
        discussion: """
            Near-duplicates and contrast sets stay on one side of every division. Ends with status 1 when the accuracy \
            of the categories is below --at-least.
            With --engine claude a sample is put to Claude as the classifier does it, under the team's policy, and \
            compared with the embedded model alone; the reports count as new failures without history, and a storm is \
            not seen in them. It costs money, at most --budget, and needs ANTHROPIC_API_KEY.
            With --promote it tells instead which of people's words the model in use has learnt, and how the newest did on \
            trial; status 1 when they were refused. With --force all classifiers learn them all the same.
            Example: switchyard evaluate --hold-out system --misses 20
            Example: switchyard evaluate --engine claude --sample 200 --budget 2
            """)

    enum Engine: String, CaseIterable, ExpressibleByArgument { case local, claude }
    enum Consult: String, CaseIterable, ExpressibleByArgument { case uncertain, always }

    @Option(help: "Which engine: the embedded one alone, or with Claude.")
    var engine = Engine.local
    @Option(help: "With Claude: which reports are put to it.")
    var consult = Consult.uncertain
    @Option(help: "With Claude: how many reports, drawn from every category by its share.")
    var sample = 200
    @Option(help: "With Claude: US dollars; it stops before they are exceeded.")
    var budget = 5.0
    @Option(help: "With Claude: questions that are out at once, 1…64.")
    var concurrency = 4
    @Option(help: "With Claude: the repository whose policy counts.")
    var repository = "acme/unknown"

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
    @Flag(help: "Tell which of people's words the running model has learnt.")
    var promote = false
    @Flag(help: "With --promote: have it learn the words that there are now, although it does worse with them.")
    var force = false
    @Flag(help: "Write the measures, the tables and every judgement as JSON.")
    var json = false

    private static let held = EvaluationPlan.Split.allCases.map(\.rawValue).filter { $0 != "grouped" }

    func validate() throws {
        guard (2...20).contains(folds) else { throw ValidationError("--folds: expected 2…20") }
        guard holdOut.map(EvaluateCommand.held.contains) ?? true else {
            throw ValidationError("--hold-out: expected \(EvaluateCommand.held.joined(separator: " or "))")
        }
        guard misses >= 0 else { throw ValidationError("--misses: expected 0 or more") }
        guard sample >= 1 else { throw ValidationError("--sample: expected 1 or more") }
        guard budget > 0, budget.isFinite else { throw ValidationError("--budget: expected US dollars above 0") }
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency: expected 1…64") }
        guard RepositoryName(repository) != nil else { throw ValidationError("--repository: expected owner/name") }
        guard promote || !force else { throw ValidationError("--force: only together with --promote") }
        if engine == .claude, speed || bare || holdOut != nil {
            throw ValidationError("--engine claude: not together with --speed, --bare and --hold-out")
        }
        guard (0...1).contains(atLeast) else { throw ValidationError("--at-least: expected 0…1") }
    }

    func run() async throws {
        try await Workbench.attempt {
            if promote { return try await tellPromotion() }
            if speed { return try measureSpeed() }
            if engine == .claude { return try await measureLift() }
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

    private func tellPromotion() async throws {
        let box = PromotionBox(store: try Workbench().streams().store)
        let state = force ? try await box.force(by: NSUserName(), at: .system()) : try await box.state()
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(state), as: UTF8.self))
        } else {
            for line in state.lines { Terminal.print(line) }
        }
        if state.isRefused { throw ExitCode(1) }
    }

    private func measureLift() async throws {
        guard let name = RepositoryName(repository) else { throw ExitCode(2) }
        let run = LiftRun(
            plan: LiftPlan(sample: sample, folds: folds, seed: seed, repository: name),
            asksAlways: consult == .always, budgetUSD: budget, concurrency: concurrency,
            json: json)
        let report = try await run.run()
        if report.whole.combinedAccuracy < atLeast { throw ExitCode(1) }
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
        if let memory = speed.peakMemoryMib {
            Terminal.print("memory    \(memory) MiB at most, with the program")
        }
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
