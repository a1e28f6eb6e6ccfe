import LivePlatform
import ResolverService
import ServiceRuntime

@main
struct ResolverMain {
    static func main() async {
        await ServiceBootstrap<GitHubSettings>(
            service: "resolver", defaultPort: 8804,
            configure: { environment, settings in GitHubSettings(from: &environment, settings: settings) },
            build: { context, github in
                let (platform, parts) = try await LivePlatform.make(context, github: github)
                return parts + (try Resolver.build(platform))
            }
        ).main()
    }
}
