import CurlOutbound
import Sandbox
import ServiceLifecycle
import ServiceRuntime
import Signatures

/// What the sandbox is told by the environment.
struct SandboxConfiguration: Sendable {
    let webhookURL: String?
    let secret: String
    let ingestorURL: String
    let apiToken: String

    /// Reads `SANDBOX_WEBHOOK_URL`, `GITHUB_WEBHOOK_SECRET`, `SWITCHYARD_PORT_BASE` and `SWITCHYARD_API_TOKEN`.
    init(from environment: inout EnvironmentReader) {
        let base = environment.integer("SWITCHYARD_PORT_BASE", default: 8800, in: 0...65_000)
        ingestorURL = "http://127.0.0.1:\(base + 1)"
        webhookURL = environment.optionalString("SANDBOX_WEBHOOK_URL") ?? "\(ingestorURL)/webhooks/github"
        secret = environment.secret("GITHUB_WEBHOOK_SECRET")?.reveal() ?? "sandbox"
        apiToken = environment.secret("SWITCHYARD_API_TOKEN")?.reveal() ?? ""
    }
}

/// The parts of the process that is the sandbox.
enum SandboxSite {
    static func parts(
        _ context: ServiceContext, _ configuration: SandboxConfiguration, day: DayScript?
    ) throws -> [any Service] {
        let client = CurlDriver().client
        let clock = context.clock
        let server = SandboxServer(
            SandboxSettings(
                host: context.settings.host, port: context.settings.port, webhookURL: configuration.webhookURL,
                webhookSecret: configuration.secret, dbtWebhookURL: "\(configuration.ingestorURL)/webhooks/dbt",
                slackWebhookURL: "\(configuration.ingestorURL)/webhooks/slack"),
            now: { clock.now() }, client: client, log: context.logger)
        guard let day else { return [server] }
        let player = DayPlayer(
            script: day, gitHubURL: "http://\(context.settings.host):\(context.settings.port)",
            ingestorURL: configuration.ingestorURL, apiToken: configuration.apiToken,
            origin: context.settings.pace.origin, now: { clock.now() }, sleep: { try await clock.sleep(until: $0) },
            client: client, log: context.logger)
        return [server, player]
    }
}
