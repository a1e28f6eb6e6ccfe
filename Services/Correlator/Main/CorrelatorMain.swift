import CorrelatorService
import LivePlatform
import ServiceRuntime

@main
struct CorrelatorMain {
    static func main() async {
        await ServiceBootstrap<GitHubSettings>(
            service: "correlator", defaultPort: 8805,
            configure: { environment, settings in GitHubSettings(from: &environment, settings: settings) },
            build: { context, github in
                let (platform, parts) = try await LivePlatform.make(context, github: github)
                return parts + (try CorrelatorParts.build(platform))
            }
        ).main()
    }
}
