import Contracts

/// What dbt Cloud itself tells: a nightly build that fails at two roots, and goes through after the fix.
extension DayScript {
    mutating func addCloudRuns() {
        at("04:20", .cloudRun(DayScript.refunds(isMended: false)))
        for time in ["07:50", "08:50", "09:20"] { at(time, .cloudRun(DayScript.refunds(isMended: true))) }
    }

    private static func refunds(isMended: Bool) -> DayCloudRun {
        let staging = "model.analytics.stg_refunds"
        let facts = "model.analytics.fct_refunds"
        var nodes = [
            DayCloudRun.Node(id: staging, path: "models/staging/stg_refunds.sql", owner: "@acme/finance"),
            DayCloudRun.Node(
                id: facts, path: "models/marts/fct_refunds.sql", owner: "@acme/finance", parents: [staging]),
            DayCloudRun.Node(
                id: "test.analytics.unique_stg_refunds_refund_id.8c1b2f0a", path: "models/staging/_schema.yml",
                parents: [staging]),
            DayCloudRun.Node(
                id: "model.analytics.mart_refunds", path: "models/marts/mart_refunds.sql", owner: "@acme/finance",
                parents: [facts]),
        ]
        guard !isMended else { return DayCloudRun(job: "nightly refunds", jobID: 88, nodes: nodes) }
        nodes[1].status = "error"
        nodes[1].message = """
            Database Error in model fct_refunds (models/marts/fct_refunds.sql)
              100038 (22018): Numeric value 'n/a' is not recognized
              compiled code at target/run/analytics/models/marts/fct_refunds.sql
            """
        nodes[2].status = "fail"
        nodes[2].message = "Got 17 results, configured to fail if != 0"
        nodes[3].status = "skipped"
        return DayCloudRun(job: "nightly refunds", jobID: 88, nodes: nodes)
    }
}
