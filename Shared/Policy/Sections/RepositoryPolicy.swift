package import Contracts

/// What the policy says of one repository.
package struct RepositoryPolicy: Hashable, Sendable {
    /// Whether effects are sent or only recorded.
    package internal(set) var mode = Mode.observe
    /// How much the repository matters; raises or lowers what the failures themselves say.
    package internal(set) var priority = Priority.medium
    /// The dbt Cloud project behind it.
    package internal(set) var dbtCloud: DbtCloudProject?
    /// Error types that are critical here.
    package internal(set) var criticalErrorTypes: [ErrorType] = []
    /// Error types that the business notices.
    package internal(set) var businessCriticalTypes: [ErrorType] = []
    /// How soon an issue of each priority is to be resolved.
    package internal(set) var sla = ServiceLevels()
    /// Which time counts towards `sla` and `escalateAfter`.
    package internal(set) var slaHours = ServiceHours.wall
    /// Dashboards and applications, and when they are read.
    package internal(set) var exposures: [ExposurePolicy] = []
    /// How long an issue may stay without an answer before people are called; `nil` for the service level alone.
    package internal(set) var escalateAfter: Duration?
    /// Whom in the business to tell, and of what.
    package internal(set) var notifyBusiness: BusinessNotice?

    /// The defaults.
    package init() {}

    static let section = Section(
        name: "repository", initial: RepositoryPolicy(),
        fields: [
            Field(
                "mode", \.mode, .word("mode"),
                "`observe` records what would be done, `act` does it."),
            Field("priority", \.priority, .word("priority"), "How much the repository matters."),
            Field(
                "dbt_cloud", optional: \.dbtCloud, DbtCloudProject.section.format,
                "The dbt Cloud project whose runs belong to this repository."),
            Field(
                "critical_error_types", \.criticalErrorTypes, .list(of: .word("error type")),
                "Error types that are critical in this repository."),
            Field(
                "business_critical_types", \.businessCriticalTypes, .list(of: .word("error type")),
                "Error types that the business notices; they rank at least high."),
            Field("sla", \.sla, ServiceLevels.section.format, "How soon an issue is to be resolved, by priority."),
            Field(
                "sla_hours", \.slaHours, .choice("counting of hours"),
                "Which time counts: all of it (`wall`), or that in which the owning expert is at work, by `experts.<expert>.hours`."
            ),
            Field(
                "exposures", \.exposures, .list(of: ExposurePolicy.section.format),
                "When dashboards and applications are read: what breaks one is to be resolved before."),
            Field(
                "escalate_after", optional: \.escalateAfter, .duration(),
                "How long an issue may stay without an answer before people are called, whatever its priority."),
            Field(
                "notify_business", optional: \.notifyBusiness, BusinessNotice.section.format,
                "Whom in the business to tell, and of what."),
        ])
}
