import ArgumentParser
import Contracts
import LivePlatform
import SwitchyardCore
import SwitchyardService

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tells the whole story of an issue from the streams.",
        discussion: "Example: switchyard explain 'acme/dbt_cloud#42'")

    @Argument(help: "The issue, e.g. acme/dbt_cloud#42, or acme/dbt_cloud!v1:… for a failure without one.")
    var subject: String
    @Flag(help: "Write the steps as JSON lines.")
    var json = false

    func validate() throws {
        guard Subject(subject) != nil else { throw ValidationError("expected owner/repository#number") }
    }

    func run() async throws {
        try await Workbench.attempt {
            guard let subject = Subject(subject) else { throw ExitCode(2) }
            let streams = try Workbench().streams()
            var reader = ChronicleReader(store: streams.store, inspector: streams.inspector)
            let chronicle = try await reader.chronicle()
            let story = chronicle.story(of: subject, effects: try await reader.effects(of: subject))
            guard !story.isEmpty else {
                Terminal.complain("the streams tell nothing of \(subject)")
                throw ExitCode(1)
            }
            for step in story where json {
                Terminal.print(String(decoding: try ContractJSON.encode(step), as: UTF8.self))
            }
            if !json { for line in StoryText.lines(story) { Terminal.print(line) } }
        }
    }
}
