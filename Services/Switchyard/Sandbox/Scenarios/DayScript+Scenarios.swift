import Contracts

/// A short play of three repositories in which what happens is known: for a demonstration, and for tests.
package enum Scenario: String, CaseIterable, Sendable {
    /// A warehouse is away for an hour: the three repositories fail in ways of their own, and recover when it is back.
    case warehouseOutage = "warehouse-outage"
    /// A login that all three use has run out.
    case credentialExpiry = "credential-expiry"
    /// Two repositories fail in the same hour, for reasons of their own.
    case coincidence
}

extension DayScript {
    /// The scenario's events, from its first minute on.
    package static func make(_ scenario: Scenario) -> DayScript {
        var script = DayScript()
        switch scenario {
        case .warehouseOutage: script.addOutage()
        case .credentialExpiry: script.addExpiry()
        case .coincidence: script.addCoincidence()
        }
        script.settle(1)
        return script
    }

    private mutating func addOutage() {
        let nodes = [
            ("dbt_cloud", "outage-orders", "model.analytics.fct_orders", "fct_orders"),
            ("roy_kent", "outage-margin", "model.bi.rpt_margin", "rpt_margin"),
            ("da-agent-hub", "outage-usage", "model.hub.int_usage", "int_usage"),
        ]
        let lines = [
            "000630 (57014): Statement reached its statement or warehouse timeout of 3600 second(s) and was canceled. warehouse TRANSFORM_WH",
            "250001 (08001): Failed to connect to DB: hk82731.snowflakecomputing.com:443. Connection timed out, warehouse TRANSFORM_WH",
            "Statement reached its queued timeout of 600 second(s) and was canceled. warehouse TRANSFORM_WH (hk82731.snowflakecomputing.com)",
        ]
        for (index, (repository, key, node, model)) in nodes.enumerated() {
            at(
                "00:\(10 + index * 8)", key, repository, by: DayPeople.monitor, .transientFailure,
                "Hourly build: Database Error in model \(model)",
                """
                environment: production
                node: \(node)
                Database Error in model \(model) (models/\(model).sql)
                  \(lines[index])
                  https://hk82731.snowflakecomputing.com
                The run before passed and nothing was merged since.
                """)
            // With the warehouse back, run after run is green.
            for hour in 2...9 {
                at(
                    "0\(hour):\(20 + index)",
                    .run(
                        repository: repository, job: "hourly \(repository)",
                        nodes: [DayNode(id: node, status: "success")]))
            }
        }
    }

    private mutating func addExpiry() {
        let reports = [
            ("dbt_cloud", "expired-build", "Nightly build cannot log in to Snowflake"),
            ("roy_kent", "expired-extract", "Extract refresh fails: Snowflake refuses the login"),
            ("da-agent-hub", "expired-bot", "Freshness bot: authentication failed"),
        ]
        for (index, (repository, key, title)) in reports.enumerated() {
            at(
                "00:\(10 + index * 20)", key, repository, by: DayPeople.monitor, .infrastructureIssue, title,
                """
                environment: production
                390144 (08001): Failed to connect to DB: hk82731.snowflakecomputing.com:443. JWT token is invalid.
                user SVC_DBT_PROD, key pair of last year. Every attempt fails; somebody has to set a new key.
                """)
        }
    }

    private mutating func addCoincidence() {
        at(
            "00:10", "coincidence-test", "dbt_cloud", by: DayPeople.monitor, .dataQualityIssue,
            "Test failed: unique_dim_stores_store_id",
            """
            environment: production
            Failure in test unique_dim_stores_store_id (models/marts/schema.yml)
              Got 12 results, configured to fail if != 0
            Two stores were entered twice by hand this morning.
            """)
        at(
            "00:25", "coincidence-token", "roy_kent", by: "farah", .infrastructureIssue,
            "Tableau: personal access token of the margin extract expired",
            """
            environment: production
            tableauserverclient.server.endpoint.exceptions.NotSignedInError: 401001: Signin Error
              The personal access token you provided is invalid or expired. Token margin-extract.
            """)
    }
}
