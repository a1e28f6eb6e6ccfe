package import Contracts
import Hummingbird
package import Logging
package import Outbound
import ServiceLifecycle
import Synchronization

/// How the sandbox is set up.
package struct SandboxSettings: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port; 0 takes a free one.
    package var port: Int
    /// Where GitHub's webhooks go; `nil` sends none.
    package var webhookURL: String?
    /// What all webhooks are signed with.
    package var webhookSecret: String
    /// Where dbt Cloud's webhooks go; `nil` sends none.
    package var dbtWebhookURL: String?
    /// Where Slack's interactions go; `nil` sends none.
    package var slackWebhookURL: String?

    /// Made of its fields.
    package init(
        host: String = "127.0.0.1", port: Int, webhookURL: String?, webhookSecret: String,
        dbtWebhookURL: String? = nil, slackWebhookURL: String? = nil
    ) {
        self.host = host
        self.port = port
        self.webhookURL = webhookURL
        self.webhookSecret = webhookSecret
        self.dbtWebhookURL = dbtWebhookURL
        self.slackWebhookURL = slackWebhookURL
    }
}

/// A local server that behaves like GitHub, Slack, PagerDuty and dbt Cloud as far as Switchyard meets them.
///
/// Docs: Services/Switchyard/README.md, "The sandbox".
package struct SandboxServer: Service {
    private let settings: SandboxSettings
    private let now: @Sendable () -> Timestamp
    private let client: OutboundClient
    private let log: Logger
    private let bound: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - now: the sandbox's clock.
    ///   - client: sends the webhooks.
    ///   - bound: is told the port once it listens.
    package init(
        _ settings: SandboxSettings, now: @escaping @Sendable () -> Timestamp, client: OutboundClient, log: Logger,
        bound: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.settings = settings
        self.now = now
        self.client = client
        self.log = log
        self.bound = bound
    }

    /// Serves until a graceful shutdown.
    package func run() async throws {
        var world = GitHubWorld.acme(hook: settings.webhookURL, at: now())
        let address = "http://\(settings.host)"
        world.base = "\(address):\(settings.port)"
        let state = SandboxState(world: world, now: now)
        let sender = WebhookSender(
            state: state, secret: settings.webhookSecret, dbtURL: settings.dbtWebhookURL,
            slackURL: settings.slackWebhookURL, client: client, log: log)
        let lanes = WebhookLanes()
        let responder = SandboxResponder(state: state, sender: sender, lanes: lanes)
        let bound = bound
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        let application = Application(
            responder: responder,
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: nil, reuseAddress: true),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                state.listen(at: "\(address):\(port)")
                bound(port)
            }, logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in lanes.streams { group.addTask { await sender.run(lane) } }
            group.addTask {
                defer { lanes.finish() }
                try await application.run()
            }
            try await group.waitForAll()
        }
    }
}

/// One queue of webhooks for each of some repositories, so that a repository's come in order.
struct WebhookLanes: Sendable {
    let streams: [AsyncStream<WorldEvent>]
    private let sources: [AsyncStream<WorldEvent>.Continuation]

    init(count: Int = 4) {
        let pairs = (0..<count).map { _ in AsyncStream.makeStream(of: WorldEvent.self) }
        streams = pairs.map(\.stream)
        sources = pairs.map(\.continuation)
    }

    func put(_ event: WorldEvent) {
        let sum = event.repository.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        sources[sum % sources.count].yield(event)
    }

    func finish() { for source in sources { source.finish() } }
}
