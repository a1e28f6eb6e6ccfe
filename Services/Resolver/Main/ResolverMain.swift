import CurlOutbound
import DbtCloud
import LivePlatform
import ResolverService
import ServiceRuntime

@main
struct ResolverMain {
    /// What the environment says.
    struct Settings: Sendable {
        var gitHub: GitHubSettings
        var dbt: DbtCloudSettings?
    }

    static func main() async {
        await ServiceBootstrap<Settings>(
            service: "resolver", defaultPort: 8804,
            configure: { environment, settings in
                Settings(
                    gitHub: GitHubSettings(from: &environment, settings: settings),
                    dbt: DbtCloudSettings(from: &environment, settings: settings))
            },
            build: { context, settings in
                let (platform, parts) = try await LivePlatform.make(context, github: settings.gitHub)
                let dbt = settings.dbt.map {
                    DbtCloudClient(CurlDriver().client, token: $0.token, baseURL: $0.baseURL, accountID: $0.accountID)
                }
                return parts + (try Resolver.build(platform, dbt: dbt))
            }
        ).main()
    }
}
