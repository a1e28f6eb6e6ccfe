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
            Example: SWITCHYARD_PORT=8806 switchyard sandbox --day
            """)

    @Flag(help: "Play a day of failures into it.")
    var day = false
    @Flag(help: "Play the full day into it: 200 failures with known truth.")
    var fullDay = false

    func run() async throws {
        await ServiceBootstrap<SandboxConfiguration>(
            service: "sandbox", defaultPort: 8806,
            configure: { environment, _ in SandboxConfiguration(from: &environment) },
            build: { [day, fullDay] context, configuration in
                let script = fullDay ? FullDay.make().script : day ? DayScript.make() : nil
                return try SandboxSite.parts(context, configuration, day: script)
            }
        ).main()
    }
}
