import ServiceRuntime

/// The body of `/health/live` and `/health/ready`.
struct HealthAnswer: Codable {
    let status: String
    let failures: [HealthRegistry.Failure]

    static let alive = HealthAnswer(status: "ok", failures: [])

    init(status: String, failures: [HealthRegistry.Failure]) {
        self.status = status
        self.failures = failures
    }

    init(failures: [HealthRegistry.Failure]) {
        self.init(status: failures.isEmpty ? "ok" : "unavailable", failures: failures)
    }

    static let schema = JSONSchema.object(
        [
            "status": .string(oneOf: ["ok", "unavailable"]),
            "failures": .array(of: .object(["check": .string(), "reason": .string()], required: ["check", "reason"])),
        ], required: ["status", "failures"]
    ).named("Health")
}
