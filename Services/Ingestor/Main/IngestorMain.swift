import CurlOutbound
import DbtCloud
import IngestorService
import LivePlatform
import ServiceRuntime

@main
struct IngestorMain {
    /// What the environment says.
    struct Settings: Sendable {
        var own: IngestorSettings
        var gitHub: GitHubSettings
        var dbt: DbtCloudSettings?
    }

    static func main() async {
        await ServiceBootstrap<Settings>(
            service: "ingestor", defaultPort: 8801,
            configure: { environment, settings in
                Settings(
                    own: IngestorSettings(from: &environment, settings: settings),
                    gitHub: GitHubSettings(from: &environment, settings: settings),
                    dbt: DbtCloudSettings(from: &environment, settings: settings))
            },
            build: { context, settings in
                let (platform, parts) = try await LivePlatform.make(context, github: settings.gitHub)
                let dbt = settings.dbt.map {
                    DbtCloudClient(CurlDriver().client, token: $0.token, baseURL: $0.baseURL, accountID: $0.accountID)
                }
                return parts + (try Ingestor.build(platform, settings.own, dbt: dbt))
            }
        ).main()
    }
}
