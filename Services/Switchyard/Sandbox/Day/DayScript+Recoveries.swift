import Contracts

/// Failures that pass by themselves, in all three repositories, each with the runs that prove it.
extension DayScript {
    private typealias Recovery = (job: String, repository: String, node: String, first: Int)

    mutating func addRecoveries() {
        at(
            "03:50", "inventory", "dbt_cloud", by: DayPeople.monitor, .transientFailure,
            "fct_inventory: serializable isolation violation on Redshift",
            """
            environment: production
            Database Error in model fct_inventory (models/marts/fct_inventory.sql)
              ERROR: 1023  Serializable isolation violation on table - 118204, transactions forming the cycle are: 99121, 99130
            The vacuum ran at the same minute. No commit since the last green run, and it went through on the run before.
            """)
        at(
            "05:10", "engagement", "roy_kent", by: DayPeople.monitor, .transientFailure,
            "rpt_engagement: BigQuery internal error, retrying may solve the problem",
            """
            environment: production
            Database Error in model rpt_engagement (models/reports/rpt_engagement.sql)
              503 An internal error occurred and the request could not be completed. Retrying the job may solve the problem.
            jobs.query on bigquery, once, after 40 green nights. Same SQL, same data volume.
            """)
        at(
            "06:25", "agent-runs", "da-agent-hub", by: "eli", .transientFailure,
            "deadlock detected while building agent_runs",
            """
            target: prod
            Database Error in model agent_runs (models/ops/agent_runs.sql)
              deadlock detected
              DETAIL:  Process 4121 waits for ShareLock on transaction 88190; blocked by process 4133.
            Two schedules of ours met on the Postgres of the hub. A single event, nothing merged.
            """)
        let recoveries: [Recovery] = [
            ("inventory hourly", "dbt_cloud", "model.analytics.fct_inventory", 4),
            ("bi marts", "roy_kent", "model.bi.rpt_engagement", 6),
            ("hub ops", "da-agent-hub", "model.hub.agent_runs", 7),
        ]
        for recovery in recoveries {
            for hour in recovery.first..<(recovery.first + 6) {
                let nodes = [DayNode(id: recovery.node, status: "success")]
                at(
                    "\(hour < 10 ? "0" : "")\(hour):45",
                    .run(repository: recovery.repository, job: recovery.job, nodes: nodes))
            }
        }
    }
}
