import Contracts
package import DbtCloud
package import Platform
import ServiceHTTP
package import ServiceLifecycle
package import ServiceRuntime
import Signatures
import Streams

/// What the ingestor alone is told by the environment.
package struct IngestorSettings: Sendable {
    /// The secret of GitHub's webhooks.
    let gitHubSecret: Secret?
    /// The secret of dbt Cloud's webhooks.
    let dbtSecret: Secret?
    /// The secret that Slack signs interactions and events with.
    let slackSecret: Secret?
    /// The secret of PagerDuty's webhooks.
    let pagerDutySecret: Secret?
    /// Switchyard's own account on GitHub, whose events are ignored.
    let botLogin: String

    /// The largest manifest of dbt that is read, in bytes.
    let manifestLimit: Int

    /// Reads `GITHUB_WEBHOOK_SECRET`, `DBT_CLOUD_WEBHOOK_SECRET`, `SLACK_SIGNING_SECRET`, `PAGERDUTY_WEBHOOK_SECRET`, `SWITCHYARD_BOT_LOGIN`, `DBT_CLOUD_MANIFEST_MIB`.
    package init(from environment: inout EnvironmentReader, settings: ServiceSettings) {
        gitHubSecret = environment.secret("GITHUB_WEBHOOK_SECRET")
        dbtSecret = environment.secret("DBT_CLOUD_WEBHOOK_SECRET")
        slackSecret = environment.optionalSecret("SLACK_SIGNING_SECRET")
        pagerDutySecret = environment.optionalSecret("PAGERDUTY_WEBHOOK_SECRET")
        botLogin = environment.string("SWITCHYARD_BOT_LOGIN", default: "switchyard[bot]")
        manifestLimit = environment.integer("DBT_CLOUD_MANIFEST_MIB", default: 48, in: 0...1024) << 20
        if !settings.isLoopback, gitHubSecret == nil {
            environment.report(
                "GITHUB_WEBHOOK_SECRET", "is not set, and the ingestor would listen beyond this machine",
                remedy: "set it to the secret of the webhook, or listen on 127.0.0.1")
        }
    }
}

/// The ingestor: what was observed, made safe, known again, and put on the streams once.
package enum Ingestor {
    /// Its parts, in the order of their dependencies.
    ///
    /// - Parameter dbt: dbt Cloud, when a token is set.
    package static func build(
        _ platform: Platform, _ settings: IngestorSettings, dbt: DbtCloudClient?
    ) throws -> [any Service] {
        let committer = StepCommitter(store: platform.store)
        let desk = WorkDesk(platform: platform)
        let intake = Intake(platform: platform, committer: committer, desk: platform.github == nil ? nil : desk)
        let taker = RunTaker(platform: platform, intake: intake, desk: desk, readsDbt: dbt != nil)
        let sweep = Sweep(
            platform: platform, intake: intake, taker: taker, botLogin: settings.botLogin, gitHub: platform.github,
            dbt: dbt)
        let reader = RunReader(
            platform: platform, desk: desk, intake: intake,
            dbt: dbt.map { DbtReading(client: $0, platform: platform, manifestLimit: settings.manifestLimit) },
            gitHub: platform.github.map {
                GitHubReading(client: $0, platform: platform, botLogin: settings.botLogin)
            })
        let meter = WebhookMeter(platform.context.metrics)
        var table = platform.routeTable(title: "Switchyard ingestor", summary: "Takes in what was observed.")
        table.methods = IngestorRPC(platform: platform, intake: intake, sweep: sweep).methods
        table.routes = [
            GitHubWebhook(
                platform: platform, intake: intake, secret: settings.gitHubSecret, botLogin: settings.botLogin,
                meter: meter
            ).route,
            DbtWebhook(platform: platform, taker: taker, secret: settings.dbtSecret, meter: meter).route,
        ]
        table.routes +=
            AnswerWebhooks(
                platform: platform, committer: committer, slackSecret: settings.slackSecret,
                pagerDutySecret: settings.pagerDutySecret, meter: meter
            ).routes
        return [
            CommitterService(committer: committer), reader, Poller(platform: platform, sweep: sweep),
            try HTTPService(table, context: platform.context),
        ]
    }
}

/// Runs the committer for as long as requests may come: it is shut down after the server.
private struct CommitterService: Service {
    let committer: StepCommitter

    func run() async throws {
        await withGracefulShutdownHandler {
            await committer.run()
        } onGracefulShutdown: {
            committer.finish()
        }
    }
}
