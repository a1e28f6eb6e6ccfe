import Contracts

/// Three to eight: the rest of the day.
extension DayScript {
    mutating func addAfternoon() {
        at(
            "15:05", "databricks", "dbt_cloud", by: "chen", .transientFailure,
            "Databricks: cluster was terminated, spot instance lost",
            """
            environment: production
            Cluster 1121-0412 was terminated: reason SPOT_INSTANCE_LOST (CLOUD_PROVIDER_LAUNCH_FAILURE)
            Single event. The next attempt got a new node and went through, same commit.
            """)
        at(
            "15:30", "currency", "roy_kent", by: "dara", .dataQualityIssue,
            "Revenue in EUR is 100 times too high for two markets",
            """
            environment: production
            The finance dashboard is green, but amounts of NO and SE arrived in minor units from the provider since today.
            412 rows in fct_payments are out of range. Code did not change.
            """)
        at(
            "16:00", "fivetran", "dbt_cloud", by: "bruno", .infrastructureIssue,
            "Fivetran connector postgres_rds: password authentication failed",
            """
            environment: production
            FATAL: password authentication failed for user "fivetran"
            The password was rotated and the connector does not know the new one. Fails each sync until an admin sets it.
            """)
        at(
            "16:40", "slow-ci", "da-agent-hub", by: "gus", .transientFailure,
            "pip install timed out once in agent-tests",
            """
            ReadTimeoutError: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Read timed out.
            Rerun passed, nothing changed.
            """)
        at(
            "17:10", "null-key", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "not_null_fct_tickets_agent_id: 58 rows",
            """
            environment: production
            Failure in test not_null_fct_tickets_agent_id (models/support/schema.yml)
              Got 58 results, configured to fail if != 0
            The help desk sent tickets without an agent since their own migration this afternoon.
            """)
        at(
            "18:00", "incremental", "dbt_cloud", by: "ana", .codeFixRequired,
            "fct_sessions: incremental model fails, wrong unique_key after the refactor",
            """
            environment: production
            Database Error in model fct_sessions (models/marts/fct_sessions.sql)
              100090 (42P18): Duplicate row detected during DML action
            Since our refactor the merge key is session_id alone; it must be (session_id, device_id). Every run fails.
            """)
        at(
            "19:00", "green-alert", "roy_kent", by: "farah", .falsePositive,
            "Alert resolved: extract refresh latency",
            """
            state: resolved. The alert fired at 18:55 and auto-resolved at 18:57; the extract completed on time.
            Nobody has to do anything.
            """)
    }
}
