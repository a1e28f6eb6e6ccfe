import Contracts
import Policy

/// The words and error types by which a report tells of a cause.
enum SignWords {
    /// Phrases in lower case, by sign; what is looked for is found anywhere in a line.
    static let phrases: [(sign: Sign, words: ContainsAny)] = [
        (
            .wordsOfCode,
            ContainsAny([
                "compilation error in", "syntax error", "jinja", "is undefined", "invalid yaml", "parsing error",
                "unexpected token",
                "depends on a node named", "dbt deps", "no matching function", "modulenotfounderror", "importerror",
                "invalid workflow file", "type mismatch", "unit test",
            ])
        ),
        (
            .wordsOfSchema,
            ContainsAny([
                "invalid identifier", "does not exist", "unknown column", "unrecognized name", "column not found",
                "no such column", "cannot be resolved", "schema change", "missing column", "invalid object name",
                "not found in table",
            ])
        ),
        (
            .wordsOfData,
            ContainsAny([
                "not_null_", "unique_fct", "unique_dim", "unique_stg", "unique_int", "not unique", "duplicates",
                "accepted_values", "relationships_", "configured to fail", "duplicate row",
                "nondeterministic merge", "numeric value", "is not recognized", "division by zero", "failing rows",
                "anomaly", "null values",
            ])
        ),
        (
            .wordsOfLateness,
            ContainsAny([
                "source freshness", "freshness check", "is stale", "loaded_at", "max_loaded", "no new rows",
                "has not arrived", "not loaded",
                "sync is late",
                "delayed",
            ])
        ),
        (
            .wordsOfAccess,
            ContainsAny([
                "access denied", "permission denied", "insufficient privileges", "not authorized", "unauthorized",
                "is not allowed", "http 401", "http 403",
                "403 forbidden", "incorrect username or password", "expired", "invalid_grant", "certificate",
                "credential",
                "authentication", "jwt token",
            ])
        ),
        (
            .wordsOfPlatform,
            ContainsAny([
                "connection reset", "connection refused", "cannot connect", "can't connect", "could not resolve",
                "name resolution", "http 503",
                "503 service", "502 bad gateway",
                "service unavailable", "out of memory", "no space left", "disk full", "suspended", "quota",
                "unreachable",
                "broken pipe", "internal error", "oomkilled",
            ])
        ),
        (
            .wordsOfLoad,
            ContainsAny([
                "deadlock", "lock wait", "lock timeout", "could not obtain lock", "http 429", "too many requests",
                "rate limit",
                "throttl", "timed out", "timeout", "queued", "serialization failure", "concurrent", "try again",
            ])
        ),
        (
            .wordsOfRunner,
            ContainsAny([
                "runner has received a shutdown signal", "lost communication with the server", "runner lost",
                "the runner",
                "spot instance", "preempted", "node was evicted", "exit code 143", "exit code 137",
            ])
        ),
        (
            .wordsOfNoise,
            ContainsAny([
                "deprecat", "superseded", "was canceled by", "was cancelled by", "test alert", "this is a test",
                "has recovered",
                "maintenance window", "warn-level",
            ])
        ),
        (
            .wordsOfChange,
            ContainsAny([
                "after the release", "since the release", "after the refactor", "since the refactor", "after the merge",
                "since the merge", "since the rename", "after the rename", "after the upgrade", "since the upgrade",
                "after deploy", "after the deploy", "since the deploy", "was renamed in",
            ])
        ),
    ]

    /// What is said of a sign that was found by the report's words.
    static func statement(_ sign: Sign) -> String {
        switch sign {
        case .wordsOfCode: "the report speaks of broken code"
        case .wordsOfSchema: "the report speaks of a column or relation that is not there"
        case .wordsOfData: "the report speaks of rows that break an expectation"
        case .wordsOfLateness: "the report speaks of data that are late"
        case .wordsOfAccess: "the report speaks of refused access"
        case .wordsOfPlatform: "the report speaks of something broken, full or out of reach"
        case .wordsOfLoad: "the report speaks of locks, limits or timeouts"
        case .wordsOfRunner: "the report speaks of a machine that went away"
        case .wordsOfNoise: "the report speaks of a warning, a cancellation or a test"
        case .wordsOfChange: "the report itself names a change"
        default: "the report says so"
        }
    }

    /// What the verdict's category tells.
    static func sign(of category: Category) -> Sign? {
        switch category {
        case .codeFixRequired: .judgedAsCode
        case .dataQualityIssue: .judgedAsData
        case .infrastructureIssue: .judgedAsPlatform
        case .transientFailure: .judgedAsTransient
        case .falsePositive: .judgedAsNoise
        default: nil
        }
    }

    /// What the verdict's error type tells; types that fit several causes tell nothing.
    static func sign(of type: ErrorType) -> Sign? {
        switch type {
        case .compilationFailure, .sqlError, .unitTestFailure, .dependencyConflict, .workflowMisconfigured,
            .metricCalculationError, .semanticLayerFailure:
            .typeOfCode
        case .schemaMismatch: .typeOfSchema
        case .testFailureBlocking, .dataAnomaly, .dataTypeMismatch, .duplicateRows, .dashboardDataMissing: .typeOfData
        case .sourceFreshness, .ingestionFailure: .typeOfLateness
        case .permissionDenied, .credentialExpired, .certificate: .typeOfAccess
        case .warehouseUnavailable, .serviceUnavailable, .resourceExhausted, .network: .typeOfPlatform
        case .warehouseTimeout, .lockContention, .rateLimited: .typeOfLoad
        case .runnerLost: .typeOfRunner
        case .deprecationWarning, .cancelled, .superseded, .skipped, .testAlert, .recovered: .typeOfNoise
        default: nil
        }
    }
}
