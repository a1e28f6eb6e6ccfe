import CorrelatorService
import LivePlatform
import ServiceRuntime

@main
struct CorrelatorMain {
    static func main() async {
        await ServiceBootstrap<(GitHubSettings, NotifySettings)>(
            service: "correlator", defaultPort: 8805,
            configure: { environment, settings in
                (
                    GitHubSettings(from: &environment, settings: settings),
                    NotifySettings(from: &environment, settings: settings)
                )
            },
            build: { context, settings in
                let (platform, parts) = try await LivePlatform.make(context, github: settings.0)
                return parts + (try CorrelatorParts.build(platform, targets: settings.1.targets()))
            }
        ).main()
    }
}
