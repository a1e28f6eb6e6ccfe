import ArgumentParser
import AssignerCore
import Contracts
import Foundation
import GitHub
import Policy
import ServiceRuntime
import SwitchyardCore

struct LabelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels", abstract: "Keeps the labels of the repositories.", subcommands: [Sync.self])

    struct Sync: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sync", abstract: "Makes the labels with their colours where they are missing.",
            discussion: "Example: switchyard labels sync --dry-run")
        @Flag(help: "Only tell what would be done; status 1 when that is something.")
        var dryRun = false

        func run() async throws {
            try await Workbench.attempt {
                let workbench = try Workbench()
                let policy = try workbench.policy()
                let client = try workbench.gitHubClient()
                var count = 0
                for name in policy.repositories.keys.sorted() {
                    let labels = try await client.labels(of: name)
                    let have = Dictionary(labels.map { ($0.name, $0.color) }) { $1 }
                    for (label, isNew) in RepositoryRules.labelChanges(have: have) {
                        count += 1
                        Terminal.print("\(isNew ? "make" : "change")  \(name)  \(label.name)  #\(label.color)")
                        guard !dryRun else { continue }
                        try await apply(label, isNew, to: name, client)
                        // GitHub asks for a pause between writes; an accelerated clock shortens it.
                        let pause = policy.github.writeInterval / max(1, workbench.settings.pace.rate)
                        try await Task.sleep(for: pause)
                    }
                }
                Terminal.print(count == 0 ? "\(Terminal.ok)  every label is there" : "\(count) labels")
                if dryRun, count > 0 { throw ExitCode(1) }
            }
        }

        private func apply(
            _ label: LabelPlan.Label, _ isNew: Bool, to name: RepositoryName, _ client: GitHubClient
        ) async throws {
            if isNew {
                try await client.createLabel(
                    label.name, color: label.color, description: label.description, in: name)
            } else {
                try await client.editLabel(label.name, color: label.color, description: label.description, in: name)
            }
        }
    }
}
