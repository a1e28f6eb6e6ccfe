import Contracts
import CoreMetrics
import FoundationEssentials
import Logging
package import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts a service in the one right order: signals, environment, logging, metrics, clock, the service's own parts;
/// runs them until SIGTERM or SIGINT, and drains.
package struct ServiceBootstrap<Configuration: Sendable>: Sendable {
    private let service: String
    private let defaultPort: Int
    private let configure: @Sendable (inout EnvironmentReader, ServiceSettings) -> Configuration
    private let build: @Sendable (ServiceContext, Configuration) async throws -> [any Service]

    /// - Parameters:
    ///   - service: The name of the executable.
    ///   - configure: Reads what this service alone needs; problems are noted in the reader.
    ///   - build: Puts the parts together, in the order of their dependencies; they are shut down in reverse. It
    ///     throws ``ConfigurationProblems`` when configuration beyond the environment is wrong.
    package init(
        service: String, defaultPort: Int,
        configure: @escaping @Sendable (inout EnvironmentReader, ServiceSettings) -> Configuration,
        build: @escaping @Sendable (ServiceContext, Configuration) async throws -> [any Service]
    ) {
        self.service = service
        self.defaultPort = defaultPort
        self.configure = configure
        self.build = build
    }

    /// Runs in this process's environment and ends the process; with `--health` it only asks the one that runs already,
    /// and the exit status is 0 when that is ready.
    package func main() async -> Never {
        if CommandLine.arguments.dropFirst().contains("--health") { askHealth() }
        let coloured = LogSink.colours(environment: ProcessInfo.processInfo.environment)
        let status = await run(environment: .process(), coloured: coloured, installsGlobals: true)
        exit(status.rawValue)
    }

    private func askHealth() -> Never {
        var environment = EnvironmentReader.process()
        let answer = HealthProbe(ServiceSettings(from: &environment, defaultPort: defaultPort)).ask()
        print(answer.text)
        exit(answer.isReady ? 0 : 1)
    }

    /// Runs until a signal, or until a part fails.
    ///
    /// - Parameter installsGlobals: Whether loggers and metrics that others make for themselves go the same way; can be
    ///   done once in a process.
    package func run(
        environment: EnvironmentReader, sink: LogSink = .standardError, coloured: Bool = false,
        installsGlobals: Bool = false
    ) async -> ServiceExit {
        SignalSetup.ignoreDeadlySignals()
        var environment = environment
        let settings = ServiceSettings(from: &environment, defaultPort: defaultPort)
        let configuration = configure(&environment, settings)
        guard environment.problems.isEmpty else { return refuse(environment.problems, sink) }
        let context = context(settings, sink: sink, coloured: coloured, installsGlobals: installsGlobals)
        do {
            let services = try await build(context, configuration)
            try await serve(services, context)
            context.logger.info("drained")
            return .drained
        } catch let problems as ConfigurationProblems {
            return refuse(problems.list, sink)
        } catch let problem as ConfigurationProblem {
            return refuse([problem], sink)
        } catch is CancellationError {
            context.logger.warning("stopped before all was drained; what is left stays pending for another replica")
            return .drained
        } catch {
            context.logger.critical("could not run", error: error)
            return .failed
        }
    }

    private func context(
        _ settings: ServiceSettings, sink: LogSink, coloured: Bool, installsGlobals: Bool
    ) -> ServiceContext {
        let instance = ServiceContext.instanceName()
        let origin = LogOrigin(service: service, instance: instance)
        let handler: @Sendable (String) -> any LogHandler = { label in
            ServiceLogHandler(
                label: label, origin: origin, format: settings.logFormat, level: settings.logLevel,
                coloured: coloured, sink: sink)
        }
        let metrics = PrometheusRegistry()
        if installsGlobals {
            LoggingSystem.bootstrap(handler)
            MetricsSystem.bootstrap(metrics)
        }
        let clock = ServiceClock.paced(settings.pace)
        return ServiceContext(
            service: service, instance: instance, settings: settings, logger: Logger(label: service, factory: handler),
            metrics: metrics, clock: clock, ids: .make(now: clock.now), health: HealthRegistry(),
            reloads: { SignalSetup.hangups() })
    }

    private func serve(_ services: [any Service], _ context: ServiceContext) async throws {
        // The group's own chatter is for whoever debugs the group.
        var logger = context.logger
        logger.logLevel = max(logger.logLevel, .warning)
        var configuration = ServiceGroupConfiguration(
            services: services + watch(context) + [DrainSwitch(health: context.health)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = context.settings.drain
        // A part that ignores even cancellation must not keep a dead replica around: the process traps.
        configuration.maximumCancellationDuration = .seconds(5)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func watch(_ context: ServiceContext) -> [any Service] {
        context.settings.parent.map { [ParentWatch(parent: $0)] } ?? []
    }

    private func refuse(_ problems: [ConfigurationProblem], _ sink: LogSink) -> ServiceExit {
        let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        let lines = ["\(service) can't start: \(count) of configuration"] + problems.map { "  \($0)" }
        sink.write(Array((lines.joined(separator: "\n") + "\n").utf8))
        return .misconfigured
    }
}
