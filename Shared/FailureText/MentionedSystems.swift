/// The systems that a text speaks of.
package enum MentionedSystems {
    /// Identifiers with the words that stand for them.
    private static let table: [(system: String, phrases: [String])] = [
        ("airbyte", ["airbyte"]), ("airflow", ["airflow", "astronomer"]), ("aws_glue", ["aws glue", "glue job"]),
        ("aws_s3", ["s3", "s3a", "amazons3exception"]), ("azure_blob", ["azure blob", "adls", "wasbs", "abfss"]),
        ("bigquery", ["bigquery", "google.cloud.bigquery"]), ("clickhouse", ["clickhouse", "db::exception"]),
        ("dagster", ["dagster"]), ("databricks", ["databricks", "unity catalog", "delta_log"]),
        ("dbt", ["dbt", "dbt-core", "dbt cloud"]), ("debezium", ["debezium"]), ("elementary", ["elementary"]),
        ("fivetran", ["fivetran"]), ("gcs", ["gs", "google cloud storage"]),
        ("github_actions", ["github actions", "##[error]", "actions/checkout", "workflow_dispatch", "runner"]),
        ("kafka", ["kafka"]), ("kubernetes", ["kubernetes", "k8s", "kubectl", "oomkilled", "crashloopbackoff"]),
        ("looker", ["looker", "lookml", "spectacles"]), ("metabase", ["metabase"]), ("mysql", ["mysql"]),
        ("postgres", ["postgres", "postgresql", "psycopg2", "psqlexception"]), ("power_bi", ["power bi", "powerbi"]),
        ("prefect", ["prefect"]), ("redshift", ["redshift"]), ("salesforce", ["salesforce"]),
        ("semantic_layer", ["semantic layer", "metricflow", "semantic_model"]), ("slack", ["slack"]),
        ("snowflake", ["snowflake", "snowpipe", "snowsql", "snowflakecomputing"]), ("spark", ["spark", "pyspark"]),
        ("sql_server", ["sql server", "mssql", "pyodbc"]), ("tableau", ["tableau", "tabcmd", "tableauserverclient"]),
        ("terraform", ["terraform"]), ("trino", ["trino", "presto", "athena"]),
    ]

    private static let automaton = PhraseAutomaton(
        table.enumerated().flatMap { index, entry in entry.phrases.map { ($0, index) } })

    /// The system that an error family is of, e.g. `snowflake` of `snowflake.timeout`; `nil` when it is of none.
    package static func system(ofFamily family: String) -> String? {
        let head = family.prefix { $0 != "." }
        return table.first { $0.system == head }?.system
    }

    /// Lower-case identifiers such as `snowflake` and `github_actions`, sorted, each once.
    package static func find(in text: String) -> [String] {
        var found: Set<Int> = []
        automaton.scan(ByteText(text.utf8)[...]) { id, _ in found.insert(id) }
        return found.map { table[$0].system }.sorted()
    }
}
