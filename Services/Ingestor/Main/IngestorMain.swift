import IngestorService
import LivePlatform
import ServiceRuntime

@main
struct IngestorMain {
    static func main() async {
        await ServiceBootstrap<(IngestorSettings, GitHubSettings)>(
            service: "ingestor", defaultPort: 8801,
            configure: { environment, settings in
                (
                    IngestorSettings(from: &environment, settings: settings),
                    GitHubSettings(from: &environment, settings: settings)
                )
            },
            build: { context, settings in
                let (platform, parts) = try await LivePlatform.make(context, github: settings.1)
                return parts + (try Ingestor.build(platform, settings.0))
            }
        ).main()
    }
}
