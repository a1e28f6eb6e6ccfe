import Contracts

/// What to do next, by category and error type: the type's own step first, then the category's.
enum SuggestedActions {
    static func actions(category: Category, errorType: ErrorType) -> [String] {
        (special[errorType].map { [$0] } ?? []) + (general[category] ?? ["Read the log and name what would end it"])
    }

    private static let general: [Category: [String]] = [
        .transientFailure: [
            "Run the failed node again without a change", "Watch the next scheduled runs for the same error",
            "Look for the same error in other jobs of that hour",
        ],
        .codeFixRequired: [
            "Find the change after which it began", "Fix it on a branch and run the node there before merging",
        ],
        .dataQualityIssue: [
            "Look at the rows that failed and when they arrived", "Tell the owner of the source",
            "Decide whether readers downstream must be warned",
        ],
        .infrastructureIssue: [
            "Ask who runs the platform to mend it", "Hold retries until they say so", "List what else depends on it",
        ],
        .falsePositive: ["Confirm that nothing is left to do", "Quieten the alert that raised it"],
    ]

    private static let special: [ErrorType: String] = [
        .compilationFailure: "Compile the project at the failing commit and read the first error",
        .schemaMismatch: "Compare the columns that the code names with those of the table",
        .testFailureBlocking: "Run the test's compiled SQL and keep the failing rows",
        .sourceFreshness: "See when the source was last loaded and whether its loader ran",
        .unitTestFailure: "Run the unit test locally and compare expected with actual",
        .sqlError: "Run the statement by hand and read where it stops",
        .metricCalculationError: "Recalculate the metric from its rows and compare",
        .dashboardDataMissing: "Compare the dashboard's newest row with the warehouse's",
        .dashboardRefreshFailure: "Open the refresh history and read the failing data source",
        .semanticLayerFailure: "Validate the semantic models and metrics against the warehouse",
        .dataAnomaly: "Compare row counts and values with the same weekday before",
        .dataTypeMismatch: "Find the values that do not convert and where they came from",
        .duplicateRows: "List the keys that occur twice and which load brought them",
        .warehouseTimeout: "Compare the query's profile and queue with a good run",
        .warehouseUnavailable: "See whether the warehouse is suspended, missing or resizing",
        .lockContention: "Find the session that held the lock and whether it is gone",
        .rateLimited: "See who spends the limit and spread the calls",
        .serviceUnavailable: "Look at the provider's status page for that time",
        .permissionDenied: "Compare the role's grants with what the statement needs",
        .credentialExpired: "Renew the credential where it is kept, then run again",
        .resourceExhausted: "See which limit was met and what used it up",
        .network: "Resolve and reach the host from where the job ran",
        .certificate: "See which certificate ended or is not trusted, and renew it",
        .dependencyConflict: "Compare the versions installed with those of the last good run",
        .ingestionFailure: "Read the connector's log for the first record that failed",
        .workflowMisconfigured: "Compare the workflow file with its last good version",
        .runnerLost: "See whether the runner's machine ran out of memory or was taken away",
        .deprecationWarning: "Plan the upgrade that the warning asks for",
        .cancelled: "See who cancelled it and whether they meant to",
        .superseded: "Follow the newer run instead",
        .skipped: "See that the job was meant to be skipped",
        .testAlert: "Take the test out of the production route",
        .recovered: "Confirm that the later run covered the same node",
    ]
}
