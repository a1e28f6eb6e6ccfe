import Contracts

/// Eleven to three: one failure recurs after it was closed, another comes again and again, and dbt_cloud has a bad hour.
extension DayScript {
    mutating func addMidday() {
        // The first failure of the night, back on the same node.
        at(
            "11:20",
            .submit(
                DayReport(
                    key: "orders-again", repository: "dbt_cloud", author: "api",
                    title: "Nightly build: Database Error in model fct_orders",
                    body: """
                        environment: production
                        Database Error in model fct_orders (models/marts/fct_orders.sql)
                          000630 (57014): Statement reached its statement or warehouse timeout of 3600 second(s) and was canceled.
                        Nothing was merged since the last green run. The warehouse was crowded at that minute; the run before passed.
                        """, intended: .transientFailure)))
        for (index, time) in ["11:30", "12:00", "12:40", "13:20"].enumerated() {
            at(
                time,
                .submit(
                    DayReport(
                        key: "stock-\(index)", repository: "dbt_cloud", author: "api",
                        title: "relationships test failed: fct_stock.product_id",
                        body: """
                            environment: production
                            Failure in test relationships_fct_stock_product_id__product_id__ref_dim_products_ (models/marts/schema.yml)
                              Got \(31 + index) results, configured to fail if != 0
                            \(31 + index) rows name products that the supplier's feed has not delivered.
                            """, intended: .dataQualityIssue)))
        }
        at(
            "11:40",
            .dispatch(
                DayReport(
                    key: "dispatch", repository: "roy_kent", author: "ana",
                    title: "Semantic layer query fails for orders",
                    body: """
                        environment: production
                        semantic layer: query of metric orders fails, semantic_model orders refers to column order_ts that was removed
                        Began with yesterday's deploy of the model; the definition must be updated.
                        """, intended: .codeFixRequired)))
        at(
            "12:10", "bq-quota", "roy_kent", by: "dara", .transientFailure,
            "BigQuery: exceeded rate limits, too many table update operations",
            """
            environment: production
            google.api_core.exceptions.Forbidden: 403 Exceeded rate limits: too many table update operations for this table
            Happened once when two refreshes collided at noon; the retry succeeded.
            """)
        at(
            "12:20", "cert", "da-agent-hub", by: "hana", .infrastructureIssue,
            "Agent gateway: certificate has expired",
            """
            environment: production
            ssl.SSLCertVerificationError: certificate verify failed: certificate has expired (_ssl.c:1006)
            All calls to the internal gateway fail since noon, until the certificate is renewed by the platform team.
            """)
        let burst: [(String, String, String)] = [
            ("fct_returns", "RETURN_REASON_CD", "13:00"), ("fct_refunds", "REFUND_AMT", "13:04"),
            ("fct_coupons", "COUPON_CD", "13:08"), ("dim_stores", "STORE_TZ", "13:12"),
            ("dim_suppliers", "VAT_NO", "13:16"), ("fct_baskets", "BASKET_UUID", "13:18"),
        ]
        for (model, column, time) in burst {
            at(
                time, "burst-\(model)", "dbt_cloud", by: DayPeople.monitor, .codeFixRequired,
                "\(model): invalid identifier \(column) after the release",
                """
                environment: production
                Database Error in model \(model) (models/marts/\(model).sql)
                  000904 (42000): SQL compilation error: invalid identifier '\(column)'
                First run after the release of this noon, which renamed columns. The model must be changed; retries fail too.
                """)
        }
        at(
            "13:40", "python", "da-agent-hub", by: "eli", .codeFixRequired,
            "report.py: TypeError since the upgrade of pandas",
            """
            Traceback (most recent call last):
              File "agents/report.py", line 88, in <module>
            TypeError: DataFrame.pivot() takes 1 positional argument but 4 were given
            We upgraded pandas yesterday; the script has to pass keywords.
            """)
        at(
            "14:10", "superseded", "da-agent-hub", by: "gus", .falsePositive,
            "Workflow nightly-report was cancelled: a higher priority waiting request exists",
            """
            Canceling since a higher priority waiting request for 'nightly-report' exists.
            The newer run is green; this one was superseded. No action needed.
            """)
        at(
            "14:30", "maintenance", "dbt_cloud", by: DayPeople.monitor, .infrastructureIssue,
            "Loads paused: scheduled maintenance of the warehouse",
            """
            environment: production
            Connection closed by server: scheduled maintenance of the warehouse until 15:00.
            """)
    }
}
