import ArgumentParser
import CurlOutbound
import LivePlatform
import Sandbox
import ServiceLifecycle
import ServiceRuntime

struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Serves a GitHub of this machine's own, with three repositories of acme's.",
        discussion: """
            The bot's token is sandbox-bot, a person's sandbox-<login> (ana, bruno, chen, …). Webhooks go to \
            SANDBOX_WEBHOOK_URL, signed with GITHUB_WEBHOOK_SECRET.
            A scenario is a short play whose truth is known: an outage or an expired login that all three repositories share, or
            a coincidence of two failures that have nothing in common.
            Example: SWITCHYARD_PORT=8806 switchyard sandbox --day
            Example: SWITCHYARD_PORT=8806 switchyard sandbox --scenario warehouse-outage
            """)

    @Flag(help: "Play a day of failures into it.")
    var day = false
    @Flag(help: "Play the full day into it: 200 failures with known truth.")
    var fullDay = false

    @Option(help: "Play a scenario instead: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")).")
    var scenario: Scenario?

    func validate() throws {
        guard scenario == nil || !day && !fullDay else {
            throw ValidationError("--scenario: leave --day and --full-day out")
        }
    }

    func run() async throws {
        let script = scenario.map { DayScript.make($0) } ?? (fullDay ? FullDay.make().script : day ? .make() : nil)
        await ServiceBootstrap<SandboxConfiguration>(
            service: "sandbox", defaultPort: 8806,
            configure: { environment, _ in SandboxConfiguration(from: &environment) },
            build: { context, configuration in
                try SandboxSite.parts(context, configuration, day: script)
            }
        ).main()
    }
}

extension Scenario: ExpressibleByArgument {}
