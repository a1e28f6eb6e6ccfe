import Anthropic
import ArgumentParser
import ClassifierAsking
import ClassifierCore
import Contracts
import CurlOutbound
import Foundation
import Policy
import ServiceRuntime

/// Asks Claude about reports of the corpus, and tells what its answers are worth.
struct LiftRun {
    let plan: LiftPlan
    let asksAlways: Bool
    let budgetUSD: Double
    let concurrency: Int
    let json: Bool

    /// Runs it to its end, or to that of the money; without a key, a model or an answer it ends with status 2.
    func run() async throws -> LiftReport {
        let workbench = try Workbench()
        let policy = try workbench.policy().consulting(always: asksAlways, budgetUSD: budgetUSD)
        let client = try LiftRun.client(workbench)
        try await LiftRun.check(client, policy.classification.claude)
        let trial = LiftTrial(
            corpus: try EvaluateCommand.corpus(), prompt: try PromptFile.classify(), plan: plan, policy: policy,
            client: client, concurrency: concurrency)
        let report = await trial.run(progress: LiftRun.show)
        if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(report), as: UTF8.self))
        } else {
            for line in LiftText(report).lines { Terminal.print(line) }
        }
        return report
    }

    private static func client(_ workbench: Workbench) throws -> AnthropicClient {
        var environment = EnvironmentReader(values: workbench.values)
        let settings = AnthropicSettings.read(from: &environment)
        for problem in environment.problems { Terminal.complain("\(problem)") }
        guard environment.problems.isEmpty else { throw ExitCode(2) }
        guard let settings else {
            Terminal.complain(
                "no key for Claude: set ANTHROPIC_API_KEY, or ANTHROPIC_API_KEY_FILE to a file that holds it")
            throw ExitCode(2)
        }
        return settings.client(CurlDriver().client)
    }

    /// Looks the models up before anything is paid; what asking again does not mend ends the command.
    private static func check(_ client: AnthropicClient, _ claude: ClaudePolicy) async throws {
        for (key, name) in [("model", claude.model), ("second_opinion.model", claude.secondOpinion?.model)] {
            guard let name else { continue }
            do throws(AnthropicError) {
                _ = try await client.model(name)
            } catch {
                switch error.code {
                case .unauthorized, .forbidden: Terminal.complain("\(error); check ANTHROPIC_API_KEY")
                case .notFound:
                    Terminal.complain("no model \(name): mend classification.claude.\(key) in switchyard.yaml")
                case .unreachable, .timeout: Terminal.complain("\(error); check ANTHROPIC_BASE_URL and the network")
                default: continue
                }
                throw ExitCode(2)
            }
        }
    }

    /// One line on a terminal's standard error, written over.
    private static func show(_ progress: LiftTrial.Progress) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let cents = Int((progress.costUSD * 100).rounded())
        let line = "\r\u{1B}[K\(progress.judged) of \(progress.all) reports, \(cents) cents"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
