import Contracts

/// Chooses the error type below a category: the most specific known error whose type fits, else the category's default.
enum ErrorTypeRules {
    /// The version of the taxonomy and its rules.
    static let version = "1"

    /// Types that can stand below a category; a type may fit several.
    static let fitting: [Category: Set<ErrorType>] = [
        .transientFailure: [
            .warehouseTimeout, .warehouseUnavailable, .lockContention, .rateLimited, .serviceUnavailable, .network,
            .runnerLost, .resourceExhausted, .ingestionFailure, .dashboardRefreshFailure, .semanticLayerFailure,
            .credentialExpired, .schemaMismatch,
        ],
        .codeFixRequired: [
            .compilationFailure, .schemaMismatch, .unitTestFailure, .sqlError, .metricCalculationError,
            .dashboardRefreshFailure, .semanticLayerFailure, .dataTypeMismatch, .dependencyConflict,
            .workflowMisconfigured, .ingestionFailure, .warehouseTimeout, .resourceExhausted, .permissionDenied,
            .duplicateRows, .lockContention, .rateLimited, .testFailureBlocking,
        ],
        .dataQualityIssue: [
            .testFailureBlocking, .sourceFreshness, .dataAnomaly, .dataTypeMismatch, .duplicateRows,
            .dashboardDataMissing, .schemaMismatch, .ingestionFailure, .metricCalculationError,
        ],
        .infrastructureIssue: [
            .warehouseUnavailable, .serviceUnavailable, .permissionDenied, .credentialExpired, .resourceExhausted,
            .network, .certificate, .runnerLost, .warehouseTimeout, .ingestionFailure, .dashboardRefreshFailure,
            .lockContention, .rateLimited,
        ],
        .falsePositive: [.deprecationWarning, .cancelled, .superseded, .skipped, .testAlert, .recovered],
    ]

    static func errorType(category: Category, expert: Expert, known: [KnownError]) -> ErrorType {
        let fitting = fitting[category] ?? []
        // Longest first: what a row says exactly beats a common phrase, unless the row usually means another category.
        if let match = known.first(where: {
            ($0.usualCategory ?? category) == category && fitting.contains($0.errorType)
        }) {
            return match.errorType
        }
        if let match = known.first(where: { fitting.contains($0.errorType) }) { return match.errorType }
        return fallback(category: category, expert: expert)
    }

    private static func fallback(category: Category, expert: Expert) -> ErrorType {
        switch (category, expert) {
        case (.transientFailure, .githubSleuthExpert): .runnerLost
        case (.transientFailure, .tableauExpert): .dashboardRefreshFailure
        case (.transientFailure, .daArchitect): .network
        case (.transientFailure, _): .serviceUnavailable
        case (.codeFixRequired, .githubSleuthExpert): .workflowMisconfigured
        case (.codeFixRequired, .tableauExpert): .metricCalculationError
        case (.codeFixRequired, .snowflakeExpert): .sqlError
        case (.codeFixRequired, .daArchitect): .ingestionFailure
        case (.codeFixRequired, _): .compilationFailure
        case (.dataQualityIssue, .tableauExpert): .dashboardDataMissing
        case (.dataQualityIssue, .dbtExpert): .testFailureBlocking
        case (.dataQualityIssue, _): .dataAnomaly
        case (.infrastructureIssue, .githubSleuthExpert): .runnerLost
        case (.infrastructureIssue, .snowflakeExpert): .warehouseUnavailable
        case (.infrastructureIssue, _): .serviceUnavailable
        case (.falsePositive, _): .recovered
        default: .unknown
        }
    }
}
