/// What kind of machine said an error, by the phrases that it uses.
enum ErrorFamily {
    /// Families with their phrases; the first family that is found wins, so the specific stand before the general.
    static let table: [(family: String, phrases: [String])] = [
        ("dbt.test_failure", ["failure in test", "result, configured to fail", "results, configured to fail"]),
        ("dbt.freshness", ["source freshness", "freshness error", "error stale", "freshness exceeded"]),
        ("dbt.contract", ["enforced contract", "contract error"]),
        ("snowflake.timeout", ["statement reached its statement or warehouse timeout", "000630"]),
        ("snowflake.sql_compilation", ["sql compilation error"]),
        ("snowflake.connection", ["is not allowed to access snowflake", "failed to connect to db", "250001"]),
        (
            "http.429",
            [
                "429 too many", "http 429", "status code 429", "status: 429", "too many requests", "rate limit",
                "ratelimit",
                "rate_limit", "rate-limit", "rate exceeded", "throttlingexception", "429",
            ]
        ),
        (
            "resource.quota",
            ["resource monitor", "exceeded its quota", "quota exceeded", "exceeded quota", "quotaexceeded"]
        ),
        (
            "auth",
            [
                "bad credentials", "incorrect username or password", "authentication failed", "invalid_grant",
                "token expired",
                "token has expired", "401 unauthorized", "http 401", "status: 401", "401", "unauthorized",
                "jwt token is invalid", "could not authenticate", "invalid credentials", "login failed", "expiredtoken",
                "failed to authenticate", "signin error", "invalid access token", "authenticationerror",
                "credentials have expired",
            ]
        ),
        (
            "permission",
            [
                "permission denied", "permission_denied", "insufficient privileges", "insufficientprivileges",
                "access denied",
                "accessdenied", "accessdeniedexception", "403 forbidden", "forbidden",
                "resource not accessible by integration",
                "not authorized to perform", "does not have permission", "lacks permission", "permissiondenied",
            ]
        ),
        (
            "resource.memory",
            [
                "out of memory", "outofmemoryerror", "oomkilled", "java heap space", "memory limit", "exit code 137",
                "return code -9",
                "memoryerror", "cannot allocate memory", "exceeds memory", "gc overhead limit exceeded",
            ]
        ),
        ("resource.disk", ["no space left on device", "disk full", "disk quota exceeded", "could not extend file"]),
        (
            "lock",
            [
                "deadlock", "lock timeout", "lock wait", "serializable isolation violation",
                "could not serialize access",
                "concurrentappendexception", "concurrent update", "could not obtain lock", "database is locked",
            ]
        ),
        (
            "network.timeout",
            [
                "connection timed out", "timed out", "read timeout", "readtimeout", "connecttimeout", "etimedout",
                "deadline exceeded", "timeouterror", "i/o timeout", "sockettimeoutexception", "timeout expired",
            ]
        ),
        (
            "network.reset",
            [
                "connection reset", "econnreset", "broken pipe", "remote end closed", "eof detected",
                "connection aborted",
                "server closed the connection", "connection refused", "econnrefused", "socket hang up",
                "ssl syscall error",
                "remotedisconnected", "unexpected eof",
            ]
        ),
        (
            "network.dns",
            [
                "name resolution", "enotfound", "could not resolve host", "getaddrinfo", "unknownhostexception",
                "no such host",
            ]
        ),
        (
            "network.tls",
            [
                "certificate verify failed", "certificate_verify_failed", "certificate has expired", "sslerror",
                "tls handshake",
            ]
        ),
        (
            "http.5xx",
            [
                "500 internal server", "internal server error", "502 bad gateway", "bad gateway", "503 service",
                "service unavailable", "504 gateway", "gateway timeout", "http 500", "http 502", "http 503",
                "503 error responses", "overloaded", "http 504",
            ]
        ),
        (
            "dependency",
            [
                "resolutionimpossible", "could not find a version that satisfies", "eresolve",
                "no matching distribution",
                "modulenotfounderror", "no module named", "importerror", "conflicting dependencies", "version mismatch",
            ]
        ),
        (
            "dbt.compilation_error",
            [
                "compilation error", "parsing error", "depends on a node named", "depends on a source named",
                "dbt was unable",
            ]
        ),
        ("dbt.database_error", ["database error in", "database error"]),
        ("dbt.runtime_error", ["runtime error in", "runtime error"]),
        (
            "sql.error",
            [
                "invalid identifier", "division by zero", "syntax error", "could not cast", "cannot cast",
                "unknown column",
                "unrecognized name", "is not recognized", "duplicate row", "multiple source rows", "ambiguous column",
                "column does not exist", "relation does not exist", "of relation", "does not exist",
            ]
        ),
        (
            "data.anomaly",
            ["volume_anomalies", "freshness_anomalies", "column_anomalies", "schema_changes", "elementary"]
        ),
        ("dbt.error", ["error loading seed", "could not find profile", "dbt command failed", "dbt_utils", "dbt"]),
        ("tableau", ["tableauserverclient", "tabcmd", "tableau", "tsresponse"]),
        ("looker", ["lookml", "looker", "spectacles"]),
        ("power_bi", ["power bi", "powerbi", "gateway data source"]),
        ("airflow", ["airflow.exceptions", "airflowexception", "airflowtasktimeout"]),
        ("spark", ["sparkexception", "analysisexception", "org.apache.spark"]),
        ("kafka", ["org.apache.kafka", "kafkaexception", "kafka"]),
        ("snowflake.error", ["snowflake.connector.errors", "programmingerror"]),
        ("bigquery.error", ["google.api_core.exceptions", "bigquery error"]),
        ("postgres.error", ["psycopg2", "psqlexception", "sqlstate"]),
        ("python.exception", ["traceback", "keyerror", "valueerror", "typeerror", "attributeerror", "nameerror"]),
        (
            "github.actions",
            [
                "##[error]", "process completed with exit code", "the runner has received", "the hosted runner",
                "workflow",
                "runner", "runners", "input required and not supplied",
            ]
        ),
        ("kubernetes", ["kubelet", "crashloopbackoff", "kubernetes"]),
        ("timeout", ["timeout", "time limit", "time resource limit"]),
    ]

    /// The families' names, without `unknown`.
    static var names: [String] { table.map(\.family) }

    private static let automaton = PhraseAutomaton(
        table.enumerated().flatMap { index, entry in entry.phrases.map { ($0, index) } })

    /// The family of the first stretch of text that shows one.
    static func find(in texts: [ByteText]) -> String {
        for text in texts {
            if let index = automaton.first(in: text[...]) { return table[index].family }
        }
        return "unknown"
    }
}
