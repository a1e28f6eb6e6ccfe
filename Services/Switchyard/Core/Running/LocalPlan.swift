/// What `switchyard up` runs and with which settings: values in, programs out.
package struct LocalPlan: Sendable, Hashable {
    /// The folder of the executables.
    package var binaries: String
    /// The folder of Redis' files and socket.
    package var folder: String
    /// The console's port; the services have the five after it, the sandbox the one after those.
    package var port: Int
    /// Whether GitHub is the sandbox.
    package var isSandbox: Bool
    /// The sandbox's policy, used when `SWITCHYARD_CONFIG` is not set.
    package var sandboxConfig: String
    /// `<RFC 3339>@<real ms>` for the sandbox's day.
    package var clockOrigin: String
    /// Virtual seconds in a real one, for the sandbox's day.
    package var clockRate: Int
    /// The bearer token of all services.
    package var apiToken: String
    /// The secret of the sandbox's webhooks.
    package var webhookSecret: String
    /// Whether a private Redis is run.
    package var startsRedis: Bool
    /// The process that keeps them.
    package var parent: Int32
    /// What the person's own environment says.
    package var environment: [String: String]
    /// What is played into the sandbox, as the arguments of its command.
    package var play = ["--day"]

    /// Made of its fields.
    package init(
        binaries: String, folder: String, port: Int, isSandbox: Bool, sandboxConfig: String, clockOrigin: String,
        clockRate: Int, apiToken: String, webhookSecret: String, startsRedis: Bool, parent: Int32,
        environment: [String: String]
    ) {
        self.binaries = binaries
        self.folder = folder
        self.port = port
        self.isSandbox = isSandbox
        self.sandboxConfig = sandboxConfig
        self.clockOrigin = clockOrigin
        self.clockRate = clockRate
        self.apiToken = apiToken
        self.webhookSecret = webhookSecret
        self.startsRedis = startsRedis
        self.parent = parent
        self.environment = environment
    }

    /// The five services in the order of the pipeline.
    package static let services = ["ingestor", "classifier", "assigner", "resolver", "correlator"]

    /// Redis' address.
    package var redisURL: String {
        startsRedis ? "unix://\(folder)/redis.sock" : environment["SWITCHYARD_REDIS_URL"] ?? "redis://127.0.0.1:6379"
    }

    /// The sandbox's port.
    package var sandboxPort: Int { port + 6 }

    /// The console's address.
    package var consoleURL: String { "http://127.0.0.1:\(port)" }

    /// All ports that must be free.
    package var ports: [Int] { Array(port...(isSandbox ? port + 6 : port + 5)) }

    /// Where each program tells that it is ready.
    package var readyURLs: [String] { (port...(port + 5)).map { "http://127.0.0.1:\($0)/health/ready" } }

    /// Settings that a command run beside it needs to reach the same Redis, services and GitHub.
    package var shared: [String: String] {
        var values = [
            "SWITCHYARD_REDIS_URL": redisURL, "SWITCHYARD_API_TOKEN": apiToken,
            "SWITCHYARD_PORT_BASE": String(port),
        ]
        if let config = environment["SWITCHYARD_CONFIG"] { values["SWITCHYARD_CONFIG"] = config }
        guard isSandbox else { return values }
        let sandbox = "http://127.0.0.1:\(sandboxPort)"
        values["SWITCHYARD_CONFIG"] = environment["SWITCHYARD_CONFIG"] ?? sandboxConfig
        values["GITHUB_API_URL"] = sandbox
        values["GITHUB_TOKEN"] = "sandbox-bot"
        values["GITHUB_WEBHOOK_SECRET"] = webhookSecret
        values["DBT_CLOUD_WEBHOOK_SECRET"] = webhookSecret
        values["DBT_CLOUD_URL"] = "\(sandbox)/dbt"
        values["DBT_CLOUD_API_TOKEN"] = "sandbox-dbt"
        values["DBT_CLOUD_ACCOUNT_ID"] = "1"
        values["SWITCHYARD_DRILL_TOKEN"] = "sandbox-ana"
        values["SLACK_API_URL"] = "\(sandbox)/slack/api"
        values["SLACK_BOT_TOKEN"] = "xoxb-sandbox"
        values["SLACK_SIGNING_SECRET"] = webhookSecret
        values["PAGERDUTY_ROUTING_KEY"] = "sandbox-routing-key"
        values["NOTIFY_WEBHOOK_URL"] = "\(sandbox)/receiver/hook"
        values["NOTIFY_WEBHOOK_SECRET"] = "sandbox-receiver-\(webhookSecret)"
        // A key that happens to be set spends no money on made-up failures.
        values["ANTHROPIC_BASE_URL"] = environment["ANTHROPIC_BASE_URL"] ?? "\(sandbox)/anthropic"
        values["PAGERDUTY_EVENTS_URL"] = "\(sandbox)/pagerduty/v2/enqueue"
        values["SWITCHYARD_CLOCK_RATE"] = String(clockRate)
        values["SWITCHYARD_CLOCK_ORIGIN"] = clockOrigin
        values["SWITCHYARD_CLOCK_CATCHES_UP"] = "true"
        return values
    }
}
