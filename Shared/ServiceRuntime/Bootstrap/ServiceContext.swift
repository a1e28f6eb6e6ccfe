import FoundationEssentials
package import Logging

/// What a service is given when it is put together.
package struct ServiceContext: Sendable {
    /// The name of the executable, which is also the name of its consumer group.
    package let service: String
    /// This running copy: `<host>-<pid>-<random>`, also the name of its consumers.
    package let instance: String
    /// The common settings.
    package let settings: ServiceSettings
    /// The service's logger.
    package let logger: Logger
    /// Where its metrics are kept; hand it to what makes metrics.
    package let metrics: PrometheusRegistry
    /// The domain's clock.
    package let clock: ServiceClock
    /// Ids that rise.
    package let ids: ULIDGenerator
    /// Its readiness; add checks to it.
    package let health: HealthRegistry
    /// Ticks at each SIGHUP until the consuming task is cancelled; to be consumed once.
    package let reloads: @Sendable () -> AsyncStream<Void>

    /// Made of its fields.
    package init(
        service: String, instance: String, settings: ServiceSettings, logger: Logger, metrics: PrometheusRegistry,
        clock: ServiceClock, ids: ULIDGenerator, health: HealthRegistry,
        reloads: @escaping @Sendable () -> AsyncStream<Void>
    ) {
        self.service = service
        self.instance = instance
        self.settings = settings
        self.logger = logger
        self.metrics = metrics
        self.clock = clock
        self.ids = ids
        self.health = health
        self.reloads = reloads
    }

    /// The `source` of the entries that this copy writes.
    package var source: String { "/\(service)/\(instance)" }

    /// A name for a running copy on this machine.
    package static func instanceName() -> String {
        let process = ProcessInfo.processInfo
        let host = process.hostName.prefix { $0 != "." }
        let random = String(UInt32.random(in: 0x10_0000...0xFF_FFFF), radix: 16)
        return "\(host)-\(process.processIdentifier)-\(random)"
    }
}
