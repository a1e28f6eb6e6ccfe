import ArgumentParser
import Contracts
import Foundation
import LivePlatform
import Policy
import ServiceRuntime
import SwitchyardCore
import SwitchyardService

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Tells what another policy would have done with what was recorded.",
        discussion: """
            Runs recorded verdicts, runs, activity and incidents through the same decisions under the policy in use and under \
            --config, and touches nothing. Exit status 1 when a --fail-on limit is passed.
            Example: switchyard replay --since 30d --config new.yaml --fail-on wrong_closes=0
            """)

    @Option(help: "How far back, e.g. 30d or 12h.")
    var since = "30d"
    @Option(help: "The new policy.")
    var config: String
    @Option(help: "Only this repository, e.g. acme/dbt_cloud; may be repeated.")
    var repository: [String] = []
    @Option(help: "NAME=N: fail when there are more than N differences of that kind; may be repeated.")
    var failOn: [String] = []
    @Flag(help: "Write one JSON object.")
    var json = false

    func validate() throws {
        guard DurationText.parse(since) != nil else { throw ValidationError("--since: expected e.g. 30d or 12h") }
        for name in repository where RepositoryName(name) == nil {
            throw ValidationError("--repository: expected owner/repository, not \(name)")
        }
        _ = try limits()
    }

    private func limits() throws -> [(ReplayComparison.Kind, Int)] {
        try failOn.map { text in
            let parts = text.split(separator: "=")
            guard parts.count == 2, let kind = ReplayComparison.Kind(rawValue: String(parts[0])),
                let most = Int(parts[1]), most >= 0
            else {
                let names = ReplayComparison.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--fail-on: expected NAME=N with NAME of \(names)")
            }
            return (kind, most)
        }
    }

    func run() async throws {
        try await Workbench.attempt {
            let bench = try Workbench()
            let streams = try bench.streams()
            let recorded = try await ChronicleReader(store: streams.store, inspector: streams.inspector).recorded(
                since: DurationText.parse(since) ?? .zero,
                repositories: Set(repository.compactMap { RepositoryName($0) }))
            guard !recorded.entries.isEmpty else {
                Terminal.complain("nothing was recorded in that time")
                throw ExitCode(2)
            }
            let new = try Policy.load(yaml: try String(contentsOfFile: config, encoding: .utf8), file: config)
            let current = try bench.policy()
            async let before = PolicyReplay(policy: current, numbers: recorded.numbers, entries: recorded.entries)
            async let after = PolicyReplay(policy: new, numbers: recorded.numbers, entries: recorded.entries)
            let result = ReplayRun(recorded.entries, before: await before, after: await after)
            if json {
                Terminal.print(String(decoding: try ContractJSON.encode(ReplayText.json(result)), as: UTF8.self))
            } else {
                for line in ReplayText.lines(result) { Terminal.print(line) }
            }
            let passed = try limits().filter { (result.comparison.counts[$0.0] ?? 0) > $0.1 }
            for (kind, most) in passed {
                Terminal.complain("\(result.comparison.counts[kind] ?? 0) \(kind.rawValue), more than \(most)")
            }
            if !passed.isEmpty { throw ExitCode(1) }
        }
    }
}
