/// Which time counts towards a service level.
package enum ServiceHours: String, Hashable, Sendable, CaseIterable {
    /// All of it.
    case wall
    /// That in which the owning expert is at work.
    case working
    /// For critical issues all of it, for others that in which the owning expert is at work.
    case workingBelowCritical = "working_below_critical"
}
