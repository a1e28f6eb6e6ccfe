package import Contracts

/// What proves recovery, by category, where the team's policy says nothing.
package enum MonitoringDefaults {
    /// So many later runs, and so much quiet; the longest for a category that this version does not know.
    package static func monitoring(_ category: Category) -> Monitoring {
        switch category {
        case .transientFailure: Monitoring(greenRuns: 3, quietSeconds: 6 * 3600)
        case .codeFixRequired: Monitoring(greenRuns: 1, quietSeconds: 0)
        case .dataQualityIssue: Monitoring(greenRuns: 2, quietSeconds: 24 * 3600)
        case .infrastructureIssue: Monitoring(greenRuns: 2, quietSeconds: 12 * 3600)
        case .falsePositive: Monitoring(greenRuns: 1, quietSeconds: 0)
        default: Monitoring(greenRuns: 3, quietSeconds: 24 * 3600)
        }
    }
}
