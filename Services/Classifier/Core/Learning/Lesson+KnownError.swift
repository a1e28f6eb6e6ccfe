import Contracts

extension Lesson {
    /// How far the usual category of an error is from certain, and how far the expert that its system suggests: the
    /// share of the label that is given to all alike.
    private static let doubt: (category: Float, expert: Float) = (0.4, 0.2)

    /// What the error table says of a message, as a report of nothing but that message; `nil` for a row that says
    /// neither what usually ends it nor who. It carries the words of systems and errors that no report quotes yet.
    init?(_ known: KnownError) {
        var target = TrainingTarget(lanes: .zero, weight: 0)
        if let usual = known.usualCategory, let lane = EmbeddedModel.categories.firstIndex(of: usual) {
            target.point(at: lane, from: 0, doubt: Lesson.doubt.category)
        }
        if let expert = Lesson.expert(known), let lane = EmbeddedModel.experts.firstIndex(of: expert) {
            target.point(at: lane, from: 8, doubt: Lesson.doubt.expert)
        }
        guard target.weight.max() > 0 else { return nil }
        self.init(title: "", body: known.system + " " + known.phrase, target: target)
    }

    /// Who can end an error of that system, as the guide says; `nil` where only the context can tell. What a warehouse
    /// says of SQL or rows is ended by whoever owns the SQL or the rows.
    private static func expert(_ known: KnownError) -> Expert? {
        switch known.system {
        case "dbt", "semantic": .dbtExpert
        case "github": .githubSleuthExpert
        case "tableau", "powerbi", "looker": .tableauExpert
        case "airflow", "kafka", "kubernetes", "fivetran", "airbyte", "cloud", "terraform", "http": .daArchitect
        case "snowflake", "postgres", "databricks", "bigquery", "redshift", "mysql", "sqlserver", "spark":
            known.usualCategory == .codeFixRequired || known.usualCategory == .dataQualityIssue ? nil : .snowflakeExpert
        default: nil
        }
    }
}

extension TrainingTarget {
    fileprivate mutating func point(at lane: Int, from base: Int, doubt: Float) {
        for other in base..<base + 5 {
            lanes[other] = doubt / 5
            weight[other] = EmbeddedModel.errorWeight
        }
        lanes[base + lane] += 1 - doubt
    }
}
