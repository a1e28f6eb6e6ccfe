import ArgumentParser
import Contracts
import CurlOutbound
import Foundation
import LivePlatform
import Logging
import Outbound
import Sandbox
import ServiceLifecycle
import ServiceRuntime
import SwitchyardCore
import SwitchyardService
import UnixSignals

struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Runs all of Switchyard on this machine.",
        discussion: """
            Without a GitHub credential it runs against the sandbox, into which a day of failures is played in a minute.
            Example: switchyard up --port 9000
            Example: switchyard up --sandbox --scenario warehouse-outage
            """)

    @Option(help: "The console's port; the services have the five after it, the sandbox the next.")
    var port = 8800
    @Flag(help: "Run against the sandbox even when a GitHub credential is set.")
    var sandbox = false
    @Option(
        help: "Play into the sandbox instead of the day: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")).")
    var scenario: Scenario?

    func validate() throws {
        guard (1024...65_000).contains(port) else { throw ValidationError("--port: expected 1024…65000") }
    }

    func run() async throws {
        try await Workbench.attempt {
            // A child that hangs up is an error of one write, not the end of everything.
            signal(SIGPIPE, SIG_IGN)
            let site = try LocalSite(
                port: port, forcesSandbox: sandbox, play: scenario.map { ["--scenario", $0.rawValue] })
            defer { site.leave() }
            try site.enter()
            let lines = LineScreen()
            let client = CurlDriver().client
            let supervisor = Supervisor(
                programs: site.plan.programs, drain: .seconds(25),
                ready: { stage in await site.isReady(stage, client) }, write: { lines.show($0, $1) })
            var logger = Logger(label: "up")
            logger.logLevel = .error
            var configuration = ServiceGroupConfiguration(
                services: [supervisor, ReadyNotice(plan: site.plan, client: client, lines: lines)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            configuration.maximumGracefulShutdownDuration = .seconds(60)
            lines.show(nil, site.plan.isSandbox ? "no GitHub credential: running against the sandbox" : "running")
            try await ServiceGroup(configuration: configuration).run()
            lines.show(nil, "stopped")
        }
    }
}

/// Says once that everything is ready, and where to look.
private struct ReadyNotice: Service {
    let plan: LocalPlan
    let client: OutboundClient
    let lines: LineScreen

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for url in plan.readyURLs {
                while !Task.isCancelled, !(await LocalSite.answers(url, client)) {
                    try? await Task.sleep(for: .milliseconds(100))
                }
            }
            if !Task.isCancelled {
                lines.show(nil, "ready: open \(Terminal.paint(plan.consoleURL, 1)) (Ctrl-C stops everything)")
            }
            try? await gracefulShutdown()
        }
    }
}
