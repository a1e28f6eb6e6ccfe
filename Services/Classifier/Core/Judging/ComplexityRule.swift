import Contracts

/// How hard a failure is to end, 1 (trivial) … 10: a base by category, more for wide, many-systemed, unfamiliar ones.
struct ComplexityRule {
    var category: Category
    var errorType: ErrorType
    var nodeCount: Int
    var systemCount: Int
    /// 0…1.
    var unfamiliarity: Double

    private static let bases: [Category: Int] = [
        .falsePositive: 1, .transientFailure: 2, .codeFixRequired: 4, .dataQualityIssue: 5, .infrastructureIssue: 5,
    ]
    private static let steps: [ErrorType: Int] = [
        .semanticLayerFailure: 1, .metricCalculationError: 1, .dependencyConflict: 1, .schemaMismatch: 1,
        .dataAnomaly: 1, .network: 1, .compilationFailure: -1, .unitTestFailure: -1, .credentialExpired: -2,
        .permissionDenied: -1, .sourceFreshness: -1,
    ]

    var score: Int {
        var score = ComplexityRule.bases[category] ?? 4
        if category != .falsePositive, category != .transientFailure { score += ComplexityRule.steps[errorType] ?? 0 }
        score += nodeCount >= 20 ? 2 : nodeCount >= 5 ? 1 : 0
        score += systemCount >= 4 ? 2 : systemCount >= 3 ? 1 : 0
        if unfamiliarity > 0.6 { score += 1 }
        return min(10, max(1, score))
    }
}
