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
                "not_null", "unique_", "accepted_values", "relationships_", "configured to fail", "duplicate row",
                "nondeterministic merge", "numeric value", "is not recognized", "division by zero", "failing rows",
                "anomaly", "null values",
            ])
        ),
        (
            .wordsOfLateness,
            ContainsAny([
                "freshness", "stale", "loaded_at", "max_loaded", "no new rows", "has not arrived", "not loaded",
                "sync is late",
                "delayed",
            ])
        ),
        (
            .wordsOfAccess,
            ContainsAny([
                "access denied", "permission denied", "insufficient privileges", "not authorized", "unauthorized",
                "http 401", "http 403",
                "403 forbidden", "incorrect username or password", "expired", "invalid_grant", "certificate",
                "credential",
                "authentication", "jwt token",
            ])
        ),
        (
            .wordsOfPlatform,
            ContainsAny([
                "connection reset", "connection refused", "could not resolve", "name resolution", "http 503",
                "503 service", "502 bad gateway",
                "service unavailable", "out of memory", "no space left", "disk full", "suspended", "quota",
                "unreachable",
                "broken pipe", "internal error",
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
    ]

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
