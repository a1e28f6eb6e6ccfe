import ArgumentParser
import LivePlatform
import ServiceRuntime
import SwitchyardService

struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Serves the console, pages that show everything live.",
        discussion: "Example: SWITCHYARD_PORT=8800 switchyard console")

    func run() async throws {
        await ServiceBootstrap<Void>(
            service: "console", defaultPort: 8800, configure: { _, _ in },
            build: { context, _ in
                let (platform, parts) = try await LivePlatform.make(context, github: nil)
                return parts + (try Console.build(platform))
            }
        ).main()
    }
}
