import ServiceLifecycle

/// Stands last among the services, so that it hears of a shutdown first: readiness turns false before anything stops.
struct DrainSwitch: Service {
    let health: HealthRegistry

    func run() async throws {
        try? await gracefulShutdown()
        health.beginDrain()
    }
}
