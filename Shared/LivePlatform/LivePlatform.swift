import Contracts
import CoreMetrics
import CurlOutbound
import Foundation
package import GitHub
package import Platform
package import Policy
package import ServiceLifecycle
package import ServiceRuntime
import Signatures
import Streams

/// Builds what a service stands on out of the real things. Only entry points see it.
package enum LivePlatform {
    /// The platform, and the parts of it that run on their own; Redis has been found fit.
    ///
    /// - Throws: ``ConfigurationProblems``, or ``Streams/StreamsError`` when Redis is unfit or can't be reached.
    package static func make(
        _ context: ServiceContext, github settings: GitHubSettings?
    ) async throws -> (Platform, [any ServiceLifecycle.Service]) {
        let policy = try loadPolicy(context.settings)
        let box = PolicyBox(policy)
        let workspace = context.settings.workspace ?? policy.workspace
        let streams = try LiveStreams(url: context.settings.redisURL, workspace: workspace, metrics: context.metrics)
        try await streams.check(patience: .seconds(10))
        context.health.add(HealthCheck(name: "redis") { await streams.ping() })
        let group = context.service
        let consumer = context.instance
        let github = try settings.flatMap { try makeGitHub($0, context) }
        let platform = Platform(
            context: context, store: streams.store, inspector: streams.inspector,
            source: { streams.source($0, group: group, consumer: consumer) }, policy: box, github: github?.0,
            githubTokenName: github?.1 ?? "none")
        let serviceSettings = context.settings
        return (platform, [PolicyReload(box, context: context) { try loadPolicy(serviceSettings) }])
    }

    /// The policy of `SWITCHYARD_CONFIG`, or the default policy when it is not set.
    ///
    /// - Throws: ``ConfigurationProblems`` with every problem of the file.
    package static func loadPolicy(_ settings: ServiceSettings) throws -> Policy {
        guard let path = settings.configPath else { return Policy() }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ConfigurationProblems([
                ConfigurationProblem(
                    name: "SWITCHYARD_CONFIG", problem: "\(path) can't be read", remedy: "check that it exists")
            ])
        }
        do {
            return try Policy.load(yaml: text, file: path)
        } catch {
            throw ConfigurationProblems([
                ConfigurationProblem(name: "SWITCHYARD_CONFIG", problem: "\(error)", remedy: "mend the file")
            ])
        }
    }

    /// A client of GitHub's and a name for its token; `nil` without a credential.
    package static func makeGitHub(
        _ settings: GitHubSettings, _ context: ServiceContext
    ) throws -> (GitHubClient, String)? {
        let credential: GitHubCredential
        let name: String
        if let app = settings.app {
            credential = .app(id: app.id, key: try RSAPrivateKey(pem: app.key), installation: app.installation)
            name = "app-\(app.id)-\(app.installation)"
        } else if let token = settings.token {
            credential = .token(token)
            name = String(SHA256Digest(of: token.reveal()).hex.prefix(16))
        } else {
            return nil
        }
        let client = CurlDriver().client
        let tokens = TokenSource(credential, baseURL: settings.baseURL, client: client, now: Timestamp.system)
        let remaining = MetricName.githubRemaining.gauge([("resource", "core")], in: context.metrics)
        let github = GitHubClient(
            client, tokens: tokens, baseURL: settings.baseURL, now: Timestamp.system,
            observe: { remaining.set($0.remaining) })
        return (github, name)
    }
}
