import ArgumentParser
import Contracts
import LivePlatform
import Policy
import ServiceRuntime
import SwitchyardCore
import SwitchyardService

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Counts what Switchyard did, and how often its verdicts stood.",
        discussion: "Example: switchyard report --since 7d")

    @Option(help: "How far back, e.g. 7d or 12h.")
    var since = "7d"
    @Flag(help: "Write JSON, as CorrelatorService/GetReport answers.")
    var json = false

    func validate() throws {
        guard DurationText.parse(since) != nil else { throw ValidationError("--since: expected e.g. 7d or 12h") }
    }

    func run() async throws {
        try await Workbench.attempt {
            guard let span = DurationText.parse(since) else { throw ExitCode(2) }
            let bench = try Workbench()
            let streams = try bench.streams()
            let reader = ChronicleReader(store: streams.store, inspector: streams.inspector)
            let report = try await reader.report(of: span)
            if json {
                Terminal.print(String(decoding: try ContractJSON.encode(report), as: UTF8.self))
            } else {
                for line in ReportText.lines(report) { Terminal.print(line) }
            }
        }
    }
}
