import Contracts

/// Schedules: what runs green again, what is skipped, what is red.
extension DayScript {
    private static let core = [
        "model.analytics.fct_orders", "model.analytics.dim_customers", "model.analytics.stg_payments",
    ]

    mutating func addRuns() {
        // The hourly job of dbt_cloud. dim_customers is skipped twice, which proves nothing; fct_orders fails once more.
        for hour in 1...23 {
            let nodes = DayScript.core.map { id in
                var status = "success"
                if id.hasSuffix("dim_customers"), hour <= 2 { status = "skipped" }
                if id.hasSuffix("stg_payments"), hour <= 9 { status = "error" }
                if id.hasSuffix("fct_orders"), hour == 11 { status = "error" }
                return DayNode(id: id, status: status)
            }
            at("\(hour < 10 ? "0" : "")\(hour):30", .run(repository: "dbt_cloud", job: "hourly core", nodes: nodes))
        }
        for hour in stride(from: 5, through: 23, by: 2) {
            at(
                "\(hour < 10 ? "0" : "")\(hour):10",
                .workflow(repository: "da-agent-hub", name: "triage-sync", conclusion: "success", intended: nil))
        }
        at(
            "03:00",
            .workflow(
                repository: "da-agent-hub", name: "triage-sync", conclusion: "failure", intended: .codeFixRequired))
        at(
            "09:00",
            .workflow(
                repository: "roy_kent", name: "deploy-dashboards", conclusion: "failure", intended: .codeFixRequired))
    }

    mutating func addPeople() {
        at("01:10", .comment(key: "payments", by: "ana", text: "Mine. I merged that macro; fix is coming."))
        at("07:05", .label(key: "dashboard", by: "farah", name: "priority:critical"))
        at("08:10", .assign(key: "metric", by: "dara", login: "farah"))
        at("08:40", .comment(key: "disk", by: "chen", text: "/switchyard hold 2d"))
        // GitHub drops the labels of people who may not set them.
        at("08:52", .label(key: "hostile", by: "eli", name: "data-error"))
        at("08:55", .redeliver(repository: "dbt_cloud", by: "ana"))
        at("09:05", .comment(key: "hostile", by: "zed", text: "/switchyard category false_positive"))
        at("09:55", .unlabel(key: "deprecation", by: "ana", name: "dbt-error"))
        at(
            "09:40",
            .merge(repository: "dbt_cloud", title: "Restore payment_method_map", author: "ana", fixes: "payments"))
        at("10:40", .close(key: "payments", by: "ana", reason: "completed"))
        at("11:00", .label(key: "late-file", by: "bruno", name: "category:infrastructure_issue"))
        at("11:50", .comment(key: "incident-a", by: "chen", text: "The old allow list is back; watching."))
        at("12:30", .close(key: "incident-a", by: "chen", reason: "completed"))
        at("12:35", .close(key: "incident-b", by: "farah", reason: "completed"))
        at("12:36", .close(key: "incident-c", by: "eli", reason: "completed"))
        at("14:20", .close(key: "superseded", by: "gus", reason: "not_planned"))
        at("15:00", .comment(key: "bq-quota", by: "dara", text: "/switchyard category transient_failure"))
        at("15:30", .reopen(key: "superseded", by: "hana"))
        at("15:40", .comment(key: "superseded", by: "hana", text: "The newer run was red too when I looked; checking."))
        at("16:05", .close(key: "superseded", by: "hana", reason: "not_planned"))
        at(
            "16:20",
            .merge(
                repository: "dbt_cloud", title: "Rename columns everywhere", author: "bruno", fixes: "burst-fct_returns"
            ))
        at("17:00", .close(key: "test-alert", by: "hana", reason: "not_planned"))
    }
}
