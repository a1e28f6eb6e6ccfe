import ArgumentParser
import Contracts
import FailureText
import Foundation
import GitHub
import LivePlatform
import Policy
import ServiceRuntime
import SwitchyardCore

struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Sends two made-up failures as real issues down the whole line.",
        discussion: """
            Each step is awaited and timed, and the issues are closed at the end. SWITCHYARD_DRILL_TOKEN must be a \
            person's token: what Switchyard's own account does is ignored.
            Example: switchyard drill --repository acme/dbt_cloud
            """)

    @Option(help: "Where the issues are opened; the first repository in mode act when left out.")
    var repository: String?
    @Option(help: "Seconds that a step may take, 1…3600.")
    var timeout = 60
    @Flag(help: "Write the steps as JSON lines.")
    var json = false

    func validate() throws {
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout: expected 1…3600") }
        if let repository, RepositoryName(repository) == nil {
            throw ValidationError("--repository: expected owner/name")
        }
    }

    func run() async throws {
        try await Workbench.attempt {
            let workbench = try Workbench()
            let policy = try workbench.policy()
            guard let token = workbench.values["SWITCHYARD_DRILL_TOKEN"] else {
                Terminal.complain("set SWITCHYARD_DRILL_TOKEN to a person's token that may open issues and label them")
                throw ExitCode(2)
            }
            let acting = policy.repositories.keys.sorted().first { policy.repository($0).acts }
            guard let name = repository.flatMap({ RepositoryName($0) }) ?? acting,
                let label = policy.intake.labels.first
            else {
                Terminal.complain("no repository is in mode act, or no intake label is set; see switchyard.yaml")
                throw ExitCode(2)
            }
            let run = DrillRun(
                person: try workbench.gitHubClient(token: token), inspector: try workbench.streams().inspector,
                repository: name, label: label, timeout: .seconds(timeout), report: show)
            var passed = true
            for drill in DrillCase.all {
                if !json { Terminal.print("\(drill.name), in \(name)") }
                let id = ULIDGenerator.make(now: Timestamp.system).next()
                passed = try await run.run(drill, id: id) && passed
            }
            if !json { Terminal.print(passed ? "the whole line works" : "something is wrong on the line") }
            if !passed { throw ExitCode(1) }
        }
    }

    private func show(_ step: DrillRun.Step) throws {
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(step), as: UTF8.self))
        } else {
            let mark = step.passed ? Terminal.ok : Terminal.bad
            Terminal.print("  \(mark)  \(step.seconds) s  \(step.name)  \(Sanitizing.clean(step.detail))")
        }
    }
}
