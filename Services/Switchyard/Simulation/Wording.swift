import Contracts

/// What machines say when something goes wrong, in the shapes of real adapters, schedulers and tools.
struct Wording {
    let cause: SimulatedCause
    let repository: SimulatedRepository

    /// A repository's own source is declared in a schema of its own.
    var table: (schema: String, table: String) {
        let shared = Vocabulary.sources[cause.source]
        return cause.isLocal ? ("\(repository.name.name)_app", shared.table) : shared
    }
    private var host: String {
        switch repository.adapter {
        case .snowflake: "hk827\(cause.account)1.eu-west-1.snowflakecomputing.com"
        case .bigquery: "acme-dwh-\(cause.account)"
        case .databricks: "dbc-7f\(cause.account)a.cloud.databricks.com"
        case .postgres: "dwh-\(cause.account).internal.acme.io"
        }
    }

    /// A line for the error of one run.
    func line(_ model: String, _ dice: inout Dice) -> String {
        switch cause.kind {
        case .warehouseOutage: outage(&dice)
        case .expiredCredential: credential(&dice)
        case .schemaChange: schema(model, &dice)
        case .brokenRunner: runner(&dice)
        case .badDeploy: deploy(model, &dice)
        case .lateSource: late(model, &dice)
        case .localFault: local(model, &dice)
        }
    }

    private func outage(_ dice: inout Dice) -> String {
        let seconds = dice.pick(["600", "1,800", "3600", "7,200"])
        if cause.isLocal { return slowQuery(seconds) }
        let lines: [String]
        switch repository.adapter {
        case .snowflake:
            lines = [
                "000630 (57014): Statement reached its statement or warehouse timeout of \(seconds) second(s) and was canceled.",
                "250001 (08001): Failed to connect to DB: \(host):443. Connection timed out",
                "HTTPSConnectionPool(host='\(host)', port=443): Read timed out. (read timeout=60)",
                "290503 (08001): None: 503: Service Unavailable for https://\(host)/session/v1/login-request",
                "Warehouse '\(cause.warehouse)' cannot be resumed because resource monitor 'MONTHLY' has exceeded its quota.",
                "Statement reached its queued timeout of \(seconds) second(s) and was canceled. warehouse \(cause.warehouse)",
            ]
        case .bigquery:
            lines = [
                "google.api_core.exceptions.ServiceUnavailable: 503 The service is currently unavailable. project \(host)",
                "Quota exceeded: Your project \(host) exceeded quota for concurrent queries.",
                "Job exceeded rate limits: reservation batch-slots of \(host) has no idle slots, query queued for \(seconds) s",
            ]
        case .databricks:
            lines = [
                "Max retries exceeded with url: /sql/1.0/warehouses/5fc1a7b\(cause.account) (Caused by ResponseError('too many 503 error responses')) host \(host)",
                "[TEMPORARILY_UNAVAILABLE] Cluster 0921-fox\(cause.account) is terminated, cannot run the command",
                "databricks.sql.exc.RequestError: Error during request to server \(host): Connection refused",
            ]
        case .postgres:
            lines = [
                "could not connect to server: Connection refused Is the server running on host \"\(host)\" and accepting TCP/IP connections on port 5432?",
                "FATAL: the database system is in recovery mode (\(host))",
                "FATAL: remaining connection slots are reserved for roles with the SUPERUSER attribute",
                "server closed the connection unexpectedly. This probably means the server terminated abnormally",
            ]
        }
        // One outage shows in two or three of these ways, mostly in one.
        let main = cause.flavour % lines.count
        return dice.happens(0.6) ? lines[main] : lines[(main + 1 + dice.below(2)) % lines.count]
    }

    /// What a query of one's own that is too heavy comes to, on a warehouse that others use as well.
    private func slowQuery(_ seconds: String) -> String {
        switch repository.adapter {
        case .snowflake:
            "000630 (57014): Statement reached its statement or warehouse timeout of \(seconds) second(s) and was canceled."
        case .bigquery: "Query exceeded resource limits. \(seconds) CPU seconds were used, and this query must use less"
        case .databricks: "The statement was cancelled after the timeout of \(seconds) s was exceeded (\(host))"
        case .postgres: "canceling statement due to statement timeout"
        }
    }

    private func credential(_ dice: inout Dice) -> String {
        let user = cause.user
        let lines: [String]
        switch repository.adapter {
        case .snowflake:
            lines = [
                "250001 (08001): Failed to connect to DB: \(host):443. Incorrect username or password was specified.",
                "390144 (08001): Failed to connect to DB: \(host):443. JWT token is invalid. user \(user)",
                "252007 (08001): Authentication token has expired. The user must authenticate again. (\(user))",
                "snowflake.connector.errors.DatabaseError: 390106: Specified password has expired. Password must be changed for user \(user)",
            ]
        case .bigquery:
            lines = [
                "google.auth.exceptions.RefreshError: ('invalid_grant: Invalid JWT Signature.', service account \(user)@\(host))",
                "401 Request had invalid authentication credentials. Expected OAuth 2 access token. account \(user)@\(host)",
            ]
        case .databricks:
            lines = [
                "Error during request to server \(host): 403 Invalid access token.",
                "401 Unauthorized: token of \(user) has expired at https://\(host)/api/2.0",
            ]
        case .postgres:
            lines = [
                "FATAL: password authentication failed for user \"\(user)\"",
                "FATAL: role \"\(user)\" is not permitted to log in, valid until has passed (\(host))",
            ]
        }
        let main = cause.flavour % lines.count
        return dice.happens(0.7) ? lines[main] : dice.pick(lines)
    }

    private func schema(_ model: String, _ dice: inout Dice) -> String {
        let column = repository.renames && dice.happens(0.4) ? "src_\(cause.column)" : cause.column
        let (schema, name) = table
        if dice.happens(0.15) {
            return
                "Failure in test not_null_\(model)_\(column) (models/\(model).yml) Got \(dice.below(900)) results, configured to fail if != 0"
        }
        switch repository.adapter {
        case .snowflake:
            let upper = column.uppercased()
            return dice.pick([
                "000904 (42000): SQL compilation error: error line \(dice.below(90)) at position 8 invalid identifier '\(upper)'",
                "SQL compilation error: invalid identifier '\(schema.uppercased()).\(name.uppercased()).\(upper)'",
                "000904 (42000): invalid identifier '\(upper)' while selecting from RAW.\(schema.uppercased()).\(name.uppercased())",
            ])
        case .bigquery:
            return dice.pick([
                "400 Unrecognized name: \(column); Did you mean \(column)_v2? at [\(dice.below(90)):7]",
                "Query error: Name \(column) not found inside \(name) at [\(dice.below(40)):3]",
            ])
        case .databricks:
            return
                "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name `\(name)`.`\(column)` cannot be resolved. SQLSTATE: 42703; line \(dice.below(50)) pos 9"
        case .postgres:
            return dice.pick([
                "ERROR: column \"\(column)\" does not exist", "ERROR: column \(name).\(column) does not exist",
            ])
        }
    }

    private func runner(_ dice: inout Dice) -> String {
        let number = dice.below(20)
        if cause.isLocal, cause.pool == "ubuntu-latest" {
            return
                "##[error]The hosted runner: GitHub Actions \(number) lost communication with the server. Anything in your workflow that terminates the runner process can cause this error."
        }
        if cause.pool == "ubuntu-latest" {
            return dice.pick([
                "##[error]The hosted runner: GitHub Actions \(number) lost communication with the server. Anything in your workflow that terminates the runner process can cause this error.",
                "##[error]The job was not acquired by Runner of type hosted even after multiple attempts",
                "Unable to download actions: Response status code does not indicate success: 503 (ubuntu-latest)",
            ])
        }
        let lines = [
            "##[error]The self-hosted runner: \(cause.pool)-\(number % 3) lost communication with the server. Verify the machine is running and has a healthy network connection.",
            "OSError: [Errno 28] No space left on device: '/opt/\(cause.pool)/_work/_temp'",
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running? (\(cause.pool)-\(number % 3))",
            "##[error]The runner has received a shutdown signal. This can happen when the runner service is stopped. \(cause.pool)",
        ]
        return dice.happens(0.65) ? lines[cause.flavour] : dice.pick(lines)
    }

    private func deploy(_ model: String, _ dice: inout Dice) -> String {
        dice.pick(
            [
                "Compilation Error in model \(model) (models/\(model).sql) macro '\(cause.macro)' takes no keyword argument 'strict'",
                "'\(cause.macro)' is undefined. This can happen when calling a macro that does not exist. \(cause.library) \(cause.version)",
                "Runtime Error Failed to read package: \(cause.library) \(cause.version) requires dbt >=1.9,<2.0",
                "Compilation Error dbt found two macros named \"\(cause.macro)\" in the project. (\(cause.library))",
            ].shifted(by: cause.flavour, keeping: 2))
    }

    private func late(_ model: String, _ dice: inout Dice) -> String {
        let (schema, name) = table
        let source = repository.renames ? "raw_\(schema)" : schema
        return dice.pick([
            "ERROR STALE freshness of \(source).\(name) max_loaded_at is older than error_after 12 hours",
            "source freshness: \(source).\(name) last loaded \(6 + dice.below(30)) hours ago",
            "Failure in test rows_today_\(model) (models/\(model).yml) Got 1 result, configured to fail if != 0. no rows from \(name) today",
            "Row count of \(model) fell by \(60 + dice.below(40))% against last week; upstream \(source).\(name) empty",
            "Fivetran connector \(cause.connector) sync_state = rescheduled, \(schema) not loaded",
        ])
    }

    private func local(_ model: String, _ dice: inout Dice) -> String {
        // A fault of one's own says the same at every run.
        var own = Dice(seed: UInt64(cause.id))
        return own.pick([
            "Failure in test unique_\(model)_id (models/\(model).yml) Got \(dice.below(400)) results, configured to fail if != 0",
            "Database Error in model \(model) (models/\(model).sql) division by zero",
            "Statement was aborted because the number of waiters for this lock exceeds the 20 statements limit.",
            "Runtime Error in model \(model): Numeric value '\(dice.below(9))x' is not recognized",
            "KeyError: '\(cause.column)'", "429 Too Many Requests. Retry-After: 30",
            "MemoryError: Unable to allocate \(dice.below(9)).2 GiB for an array",
            "relation \"\(model)\" does not exist",
            "409093: Resource Conflict Job for '\(model)' is already queued. Not queuing a duplicate.",
            "ERROR: could not resolve dependencies: urllib3<2 conflicts with requests",
            "HTTP 500 Internal Server Error",
            "The operation was canceled.", "Insufficient privileges to operate on table '\(model.uppercased())'",
            "invalid input syntax for type integer: \"N/A\"",
            "duplicate key value violates unique constraint \"\(model)_pkey\"",
        ])
    }
}

extension [String] {
    /// Some of them from a place on, around the end.
    fileprivate func shifted(by offset: Int, keeping count: Int) -> [String] {
        indices.prefix(count).map { self[($0 + offset) % self.count] }
    }
}
