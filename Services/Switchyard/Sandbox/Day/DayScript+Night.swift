import Contracts

/// Midnight to six: the nightly builds.
extension DayScript {
    mutating func addNight() {
        at(
            "00:20", "orders", "dbt_cloud", by: DayPeople.monitor, .transientFailure,
            "Nightly build: Database Error in model fct_orders",
            """
            environment: production
            Database Error in model fct_orders (models/marts/fct_orders.sql)
              000630 (57014): Statement reached its statement or warehouse timeout of 3600 second(s) and was canceled.
            Nothing was merged since the last green run. The warehouse was crowded at that minute; the run before passed.
            """)
        at(
            "00:35", "customers", "dbt_cloud", by: DayPeople.monitor, .transientFailure,
            "dim_customers: lock wait timed out during the nightly merge",
            """
            target: production
            Database Error in model dim_customers (models/marts/dim_customers.sql)
              Statement was aborted because the number of waiters for this lock exceeds the 20 statements limit.
              The backfill held the lock at the same time. Code unchanged, ran fine every night before, retry went through.
            """)
        at(
            "00:50", "payments", "dbt_cloud", by: DayPeople.monitor, .codeFixRequired,
            "Compilation Error in model stg_payments after the merge of #412",
            """
            environment: production
            Compilation Error in model stg_payments (models/staging/stg_payments.sql)
              'dict object' has no attribute 'payment_method_map'
              > in macro map_payment_method (macros/map_payment_method.sql)
            First run after our change. Fails the same way on every retry; the macro must be fixed.
            """)
        at(
            "01:05", "null-emails", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "Test failed: not_null_dim_users_email",
            """
            environment: production
            Failure in test not_null_dim_users_email (models/marts/schema.yml)
              Got 214 results, configured to fail if != 0
            214 rows of last night's CRM load came without an email address. The model itself did not change.
            """)
        at(
            "01:20", "freshness", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "source freshness: salesforce.opportunity is stale",
            """
            environment: production
            ERROR STALE freshness of salesforce.opportunity
              max_loaded_at 2026-11-22T19:04:11Z, error_after 12 hours
            The loader is green but brought no new rows for this source; upstream sent nothing since Sunday.
            """)
        at(
            "01:40", "runner", "da-agent-hub", by: "gus", .transientFailure,
            "Workflow triage-sync: the hosted runner lost communication with the server",
            """
            The hosted runner: GitHub Actions 14 lost communication with the server. Anything in your workflow that \
            terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.
            Rerun passed on attempt 2, same commit.
            """)
        at(
            "02:00", "dbt-cloud-503", "dbt_cloud", by: DayPeople.monitor, .transientFailure,
            "dbt Cloud job 'hourly core' failed: 503 from the git provider while cloning",
            """
            environment: production
            Failed to clone repository: The requested URL returned error: 503
            One time only, the status page showed a brief incident; the next scheduled run went through.
            """)
        at(
            "02:20", "schema", "dbt_cloud", by: DayPeople.monitor, .codeFixRequired,
            "fct_invoices: column DISCOUNT_PCT does not exist since the rename",
            """
            environment: production
            Database Error in model fct_invoices (models/finance/fct_invoices.sql)
              000904 (42000): SQL compilation error: error line 41 at position 8
              invalid identifier 'DISCOUNT_PCT'
            We renamed the column in stg_invoices yesterday (my PR); the downstream model must be changed.
            """)
        at(
            "02:45", "disk", "dbt_cloud", by: "chen", .infrastructureIssue,
            "Redshift WLM: disk full on node 3, every load fails",
            """
            environment: production
            ERROR: Disk Full
              Detail: node: 3 context: Mirror write failure
            All attempts fail since midnight. The cluster is at 100 % and somebody with rights must resize it.
            """)
        at(
            "03:10", "duplicates", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "unique_fct_shipments_shipment_id failed with 1,902 duplicates",
            """
            environment: production
            Failure in test unique_fct_shipments_shipment_id (models/marts/schema.yml)
              Got 1902 results, configured to fail if != 0
            The carrier delivered yesterday's file twice, so every shipment of Monday is in the table two times.
            """)
        at(
            "03:30", "cancelled", "dbt_cloud", by: DayPeople.monitor, .falsePositive,
            "Run 88121 cancelled by bruno",
            """
            Run status: Cancelled. The run was cancelled by user bruno because a newer deployment was already queued.
            Superseded by run 88122, which is green. No action needed.
            """)
        at(
            "04:00", "looker-429", "roy_kent", by: "dara", .transientFailure,
            "Looker content validator: 429 Too Many Requests at 04:00",
            """
            environment: production
            looker_sdk.error.SDKError: 429 Too Many Requests. Retry-After: 30
            Happened once while two schedules overlapped. The second attempt succeeded without any change.
            """)
        at(
            "04:30", "dev-noise", "dbt_cloud", by: DayPeople.monitor, .falsePositive,
            "[dev] model int_sessions failed in eli's sandbox schema",
            """
            environment: development
            Database Error in model int_sessions: relation dbt_eli.stg_events does not exist
            This is somebody's development schema; the alert should not have fired. Production is green.
            """)
        at(
            "05:00", "token", "roy_kent", by: "farah", .infrastructureIssue,
            "Tableau extract refresh: personal access token expired",
            """
            environment: production
            tableauserverclient.server.endpoint.exceptions.NotSignedInError: 401001: Signin Error
              The personal access token you provided is invalid or expired.
            All refreshes fail since 05:00, retrying does not help; an administrator has to issue a new token.
            """)
        at(
            "05:30", "test-alert", "da-agent-hub", by: "hana", .falsePositive,
            "TEST ALERT please ignore: pager routing check",
            """
            This is a test alert, sent to check that routing works. Nothing failed; please ignore and close.
            """)
    }
}
