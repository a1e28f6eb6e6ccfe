import Contracts

/// What else the first ten hours bring, from every corner of the three teams' platform.
extension DayScript {
    mutating func addRest() {
        at(
            "00:25", "runners-offline", "da-agent-hub", by: "gus", .infrastructureIssue,
            "No self-hosted runner picks up jobs: all four of pool data-linux are offline",
            """
            Waiting for a runner to pick up this job... 3h 12m
            Requested labels: self-hosted, data-linux. Runner group shows 0 of 4 online.
            The hypervisor lost its disk last night. Nothing will run until whoever owns the machines brings them back.
            """)
        at(
            "01:55", "dates", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "stg_returns: Timestamp '31.02.2026' is not recognized",
            """
            environment: production
            Database Error in model stg_returns (models/staging/stg_returns.sql)
              100035 (22007): Timestamp '31.02.2026' is not recognized
            17 rows of the returns file from the Vienna store have days that do not exist. Same code as every night, 2.1 million \
            other rows parse.
            """)
        at(
            "03:35", "semantic", "roy_kent", by: "dara", .codeFixRequired,
            "dbt parse: metric churn_rate names a measure that nobody defines",
            """
            environment: production
            Parsing Error in metric churn_rate (models/semantic/churn.yml)
              A semantic model having a measure `customers_lost` does not exist but was referenced.
            Since the commit "tidy measures" of last night. Every parse stops here; churn.yml has to name the new measure.
            """)
        at(
            "03:20", "warn-only", "dbt_cloud", by: DayPeople.monitor, .falsePositive,
            "Monitor matched 'fail' in a green run: 2 tests at severity warn",
            """
            environment: production
            Warning in test recent_rows_dim_channels (models/marts/schema.yml)
              Got 2 results, configured to warn if >10
            Finished running 212 models, 640 tests. Completed successfully. PASS=852 WARN=0 ERROR=0 SKIP=0
            Below the threshold and the job is green; only the monitor's word filter raised this.
            """)
        at(
            "04:15", "power-bi", "roy_kent", by: "farah", .codeFixRequired,
            "Power BI: the column 'Sales Region' of the table wasn't found",
            """
            environment: production
            Expression.Error: The column 'Sales Region' of the table wasn't found.
            Dataset: Field Sales. Step: Renamed Columns1.
            We merged the rename to sales_area in the model on Monday and forgot this query; the M step must be edited.
            """)
        at(
            "04:50", "quota", "dbt_cloud", by: "chen", .infrastructureIssue,
            "Warehouse LOAD_WH suspended: resource monitor MONTHLY_LOADS is at 100 %",
            """
            environment: production
            090073 (22000): Warehouse 'LOAD_WH' cannot be resumed because resource monitor 'MONTHLY_LOADS' has exceeded its quota.
            Each load since 04:40 ends like this. An account administrator has to raise the credit quota.
            """)
        at(
            "05:45", "retry-cleared", "da-agent-hub", by: "hana", .falsePositive,
            "Old alert for sync-labels, attempt 2 is green already",
            """
            Attempt 1 ended red at 05:31, the automatic attempt 2 ended green at 05:36 and all labels are in place.
            The alert was queued before attempt 2 ended. Nothing left to do here.
            """)
        at(
            "06:55", "two-systems", "roy_kent", by: "dara", .dataQualityIssue,
            "Bookings in Looker and in the ledger differ by 3,118 rows",
            """
            environment: production
            reconcile_bookings: looker=882114 ledger=885232 difference=3118
            The ledger's export of the 22nd came without the late shift, so those rows never reached us. All jobs are green.
            """)
        at(
            "07:35", "packages", "da-agent-hub", by: "eli", .codeFixRequired,
            "requirements.txt cannot be resolved since we pinned protobuf",
            """
            ERROR: Cannot install -r requirements.txt (line 4) and protobuf==3.20.1 because these package versions have \
            conflicting dependencies.
            ERROR: ResolutionImpossible
            My commit from this morning added the pin. Every build fails; one of the two lines must change.
            """)
        at(
            "09:15", "extract-reset", "roy_kent", by: "farah", .transientFailure,
            "Tableau extract Churn Board: connection reset by peer, once",
            """
            environment: production
            ConnectionResetError: [Errno 104] Connection reset by peer
              while reading chunk 118 of extract Churn Board from the Tableau site
            The same schedule was fine at 08:15. The load balancer was rolled at 09:14; I pressed run again and it went through.
            """)
    }
}
