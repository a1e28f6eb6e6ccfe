import ArgumentParser
import Contracts
import Foundation
import LivePlatform
import Policy
import ServiceRuntime
import SwitchyardCore
import SwitchyardService

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Looks over the automation: what is stuck, wrong, useless or badly set.",
        discussion: """
            Each finding has its evidence, and where a change of the policy would mend it, that change as a diff.
            Exit status 1 when something was found.
            Example: switchyard review --patch > better.diff && cp switchyard.yaml new.yaml && patch new.yaml better.diff
                     switchyard replay --since 30d --config new.yaml
            """)

    @Option(help: "How far back, e.g. 30d or 12h.")
    var since = "30d"
    @Flag(inversion: .prefixedNo, help: "Also asks GitHub for labels and permissions, when there is a credential.")
    var github = true
    @Flag(help: "Write the findings as JSON lines.")
    var json = false
    @Flag(help: "Write nothing but all changes of the policy as one diff.")
    var patch = false

    func validate() throws {
        guard DurationText.parse(since) != nil else { throw ValidationError("--since: expected e.g. 30d or 12h") }
    }

    func run() async throws {
        try await Workbench.attempt {
            let bench = try Workbench()
            let policy = try bench.policy()
            let streams = try bench.streams()
            let reader = ChronicleReader(store: streams.store, inspector: streams.inspector)
            guard
                let facts = try await reader.facts(since: DurationText.parse(since) ?? .zero, policy: policy)
            else {
                Terminal.complain("nothing was recorded in that time")
                throw ExitCode(2)
            }
            var findings = AutomationReview(facts).findings
            if github { findings += await setup(bench, policy) }
            if let path = bench.settings.configPath, let yaml = try? String(contentsOfFile: path, encoding: .utf8) {
                let file = path.split(separator: "/").last.map(String.init) ?? path
                findings = ReviewDiff.add(to: findings, yaml: yaml, file: file)
                if patch {
                    let better = ReviewDiff.all(findings, yaml: yaml)
                    FileHandle.standardOutput.write(
                        Data(UnifiedDiff.text(from: yaml, to: better, file: file).utf8))
                }
            } else {
                Terminal.complain("SWITCHYARD_CONFIG names no file: changes of the policy are told without a diff")
            }
            try write(findings)
            if !findings.isEmpty { throw ExitCode(1) }
        }
    }

    private func write(_ findings: [ReviewFinding]) throws {
        guard !patch else { return }
        for finding in findings where json {
            Terminal.print(String(decoding: try ContractJSON.encode(finding), as: UTF8.self))
        }
        if !json { for line in ReviewText.lines(findings) { Terminal.print(line) } }
    }

    /// What the doctor finds wrong with the repositories.
    private func setup(_ bench: Workbench, _ policy: Policy) async -> [ReviewFinding] {
        guard bench.gitHub.token != nil || bench.gitHub.app != nil, let client = try? bench.gitHubClient() else {
            Terminal.complain("no GitHub credential: labels and permissions were not looked at")
            return []
        }
        let examination = RepositoryExamination(client: client)
        var findings: [ReviewFinding] = []
        for name in policy.repositories.keys.sorted() {
            findings += await examination.findings(policy.repository(name)).compactMap { ReviewFinding($0) }
        }
        return findings
    }
}
