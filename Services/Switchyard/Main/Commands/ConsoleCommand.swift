import ArgumentParser
import LivePlatform
import ServiceRuntime
import SwitchyardService

struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Serves the console, pages that show everything live.",
        discussion: "Example: SWITCHYARD_PORT=8800 switchyard console")

    @Flag(help: "Only ask the console that runs here whether it is ready; status 0 when it is.")
    var health = false

    func run() async throws {
        // The bootstrap itself looks for the flag, as it does in every service.
        await ServiceBootstrap<Void>(
            service: "console", defaultPort: 8800, configure: { _, _ in },
            build: { context, _ in
                let (platform, parts) = try await LivePlatform.make(context, github: nil)
                return parts + (try Console.build(platform))
            }
        ).main()
    }
}
