import AssignerService
import LivePlatform
import ServiceRuntime

@main
struct AssignerMain {
    static func main() async {
        await ServiceBootstrap<GitHubSettings>(
            service: "assigner", defaultPort: 8803,
            configure: { environment, settings in GitHubSettings(from: &environment, settings: settings) },
            build: { context, github in
                let (platform, parts) = try await LivePlatform.make(context, github: github)
                return parts + (try Assigner.build(platform))
            }
        ).main()
    }
}
