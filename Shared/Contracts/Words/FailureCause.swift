/// What may lie behind a failure, as an investigation ranks it.
package struct FailureCause: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `code_change`: the team's own code or configuration is wrong, mostly since it changed.
    package static let codeChange = FailureCause(rawValue: "code_change")
    /// The word `upstream_schema`: what the code reads changed its shape.
    package static let upstreamSchema = FailureCause(rawValue: "upstream_schema")
    /// The word `upstream_data`: the rows that came break an expectation.
    package static let upstreamData = FailureCause(rawValue: "upstream_data")
    /// The word `late_source`: the rows have not come yet.
    package static let lateSource = FailureCause(rawValue: "late_source")
    /// The word `access`: a credential, a grant or a certificate.
    package static let access = FailureCause(rawValue: "access")
    /// The word `platform`: the warehouse, the network or a service is broken or full.
    package static let platform = FailureCause(rawValue: "platform")
    /// The word `transient_load`: locks, queues, limits; it would pass when run again.
    package static let transientLoad = FailureCause(rawValue: "transient_load")
    /// The word `flaky_runner`: the machine that ran it went away or is unlike the others.
    package static let flakyRunner = FailureCause(rawValue: "flaky_runner")
    /// The word `monitor_noise`: nothing is wrong but the alarm.
    package static let monitorNoise = FailureCause(rawValue: "monitor_noise")

    /// The words of this version, in their documented order.
    package static let known: [FailureCause] = [
        .codeChange, .upstreamSchema, .upstreamData, .lateSource, .access, .platform, .transientLoad, .flakyRunner,
        .monitorNoise,
    ]
}
