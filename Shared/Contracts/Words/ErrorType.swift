/// The published taxonomy one level below the category (version 1).
package struct ErrorType: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `compilation_failure`.
    package static let compilationFailure = ErrorType(rawValue: "compilation_failure")
    /// The word `schema_mismatch`.
    package static let schemaMismatch = ErrorType(rawValue: "schema_mismatch")
    /// The word `test_failure_blocking`.
    package static let testFailureBlocking = ErrorType(rawValue: "test_failure_blocking")
    /// The word `source_freshness`.
    package static let sourceFreshness = ErrorType(rawValue: "source_freshness")
    /// The word `unit_test_failure`.
    package static let unitTestFailure = ErrorType(rawValue: "unit_test_failure")
    /// The word `sql_error`.
    package static let sqlError = ErrorType(rawValue: "sql_error")
    /// The word `metric_calculation_error`.
    package static let metricCalculationError = ErrorType(rawValue: "metric_calculation_error")
    /// The word `dashboard_data_missing`.
    package static let dashboardDataMissing = ErrorType(rawValue: "dashboard_data_missing")
    /// The word `dashboard_refresh_failure`.
    package static let dashboardRefreshFailure = ErrorType(rawValue: "dashboard_refresh_failure")
    /// The word `semantic_layer_failure`.
    package static let semanticLayerFailure = ErrorType(rawValue: "semantic_layer_failure")
    /// The word `data_anomaly`.
    package static let dataAnomaly = ErrorType(rawValue: "data_anomaly")
    /// The word `data_type_mismatch`.
    package static let dataTypeMismatch = ErrorType(rawValue: "data_type_mismatch")
    /// The word `duplicate_rows`.
    package static let duplicateRows = ErrorType(rawValue: "duplicate_rows")
    /// The word `warehouse_timeout`.
    package static let warehouseTimeout = ErrorType(rawValue: "warehouse_timeout")
    /// The word `warehouse_unavailable`.
    package static let warehouseUnavailable = ErrorType(rawValue: "warehouse_unavailable")
    /// The word `lock_contention`.
    package static let lockContention = ErrorType(rawValue: "lock_contention")
    /// The word `rate_limited`.
    package static let rateLimited = ErrorType(rawValue: "rate_limited")
    /// The word `service_unavailable`.
    package static let serviceUnavailable = ErrorType(rawValue: "service_unavailable")
    /// The word `permission_denied`.
    package static let permissionDenied = ErrorType(rawValue: "permission_denied")
    /// The word `credential_expired`.
    package static let credentialExpired = ErrorType(rawValue: "credential_expired")
    /// The word `resource_exhausted`.
    package static let resourceExhausted = ErrorType(rawValue: "resource_exhausted")
    /// The word `network`.
    package static let network = ErrorType(rawValue: "network")
    /// The word `certificate`.
    package static let certificate = ErrorType(rawValue: "certificate")
    /// The word `dependency_conflict`.
    package static let dependencyConflict = ErrorType(rawValue: "dependency_conflict")
    /// The word `ingestion_failure`.
    package static let ingestionFailure = ErrorType(rawValue: "ingestion_failure")
    /// The word `workflow_misconfigured`.
    package static let workflowMisconfigured = ErrorType(rawValue: "workflow_misconfigured")
    /// The word `runner_lost`.
    package static let runnerLost = ErrorType(rawValue: "runner_lost")
    /// The word `deprecation_warning`.
    package static let deprecationWarning = ErrorType(rawValue: "deprecation_warning")
    /// The word `cancelled`.
    package static let cancelled = ErrorType(rawValue: "cancelled")
    /// The word `superseded`.
    package static let superseded = ErrorType(rawValue: "superseded")
    /// The word `skipped`.
    package static let skipped = ErrorType(rawValue: "skipped")
    /// The word `test_alert`.
    package static let testAlert = ErrorType(rawValue: "test_alert")
    /// The word `recovered`.
    package static let recovered = ErrorType(rawValue: "recovered")
    /// The word `unknown`.
    package static let unknown = ErrorType(rawValue: "unknown")

    /// The words of this version, in their documented order.
    package static let known: [ErrorType] = [
        .compilationFailure, .schemaMismatch, .testFailureBlocking, .sourceFreshness, .unitTestFailure, .sqlError,
        .metricCalculationError, .dashboardDataMissing, .dashboardRefreshFailure, .semanticLayerFailure,
        .dataAnomaly, .dataTypeMismatch, .duplicateRows, .warehouseTimeout, .warehouseUnavailable, .lockContention,
        .rateLimited, .serviceUnavailable, .permissionDenied, .credentialExpired, .resourceExhausted, .network,
        .certificate, .dependencyConflict, .ingestionFailure, .workflowMisconfigured, .runnerLost,
        .deprecationWarning, .cancelled, .superseded, .skipped, .testAlert, .recovered, .unknown,
    ]
}
