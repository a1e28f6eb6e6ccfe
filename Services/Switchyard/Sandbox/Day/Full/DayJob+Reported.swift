import Contracts

/// Jobs whose failures are known only because somebody, or a monitor, opens an issue; what recovers is seen in dbt Cloud.
extension DayJob {
    private static func cast(_ from: Int, _ rows: [(Category, DayCourse, from: Int)]) -> [DayPlot] {
        rows.enumerated().map { place, row in
            let name = DayMessage.name(from + place)
            let messages: [String] =
                switch row.0 {
                case .transientFailure: DayMessage.transient
                case .codeFixRequired: DayMessage.code
                case .dataQualityIssue: DayMessage.reportedData
                default: DayMessage.platform
                }
            return DayPlot(
                name: name, category: row.0, message: DayMessage.text(messages[place % messages.count], name),
                course: row.1.reported, from: row.from, kind: row.0 == .dataQualityIssue ? "reported test" : "model")
        }
    }

    static var airflow: DayJob {
        let plots = cast(
            110,
            [
                (.transientFailure, .recovers, 0), (.dataQualityIssue, .dataFixed, 0),
                (.dataQualityIssue, .dataFixed, 1),
                (.infrastructureIssue, .grantBack, 1), (.transientFailure, .afterSkips, 2),
                (.transientFailure, .recovers, 3), (.codeFixRequired, .fixedAtOnce, 4),
                (.transientFailure, .inBetween, 5), (.dataQualityIssue, .dataSkipped, 5),
                (.transientFailure, .tooFew, 6), (.codeFixRequired, .passesOnce, 7), (.transientFailure, .recovers, 8),
                (.transientFailure, .skippedOn, 9), (.infrastructureIssue, .grantBack, 10),
                (.codeFixRequired, .fixedAtOnce, 11), (.transientFailure, .recovers, 12),
                (.transientFailure, .afterSkips, 14), (.transientFailure, .deselected, 15),
                (.codeFixRequired, .fixedAtOnce, 17), (.transientFailure, .recovers, 20),
            ])
        return DayJob(
            name: "airflow core", id: 18, repository: "dbt_cloud", first: 65, every: 40, count: 26, plots: plots,
            steady: ["model.analytics.dim_codes", "model.analytics.dim_desks"], late: [16: 50], lost: [22])
    }

    static var extracts: DayJob {
        let plots = cast(
            130,
            [
                (.transientFailure, .recovers, 0), (.codeFixRequired, .fixedAtOnce, 2),
                (.transientFailure, .recovers, 3),
                (.codeFixRequired, .passesOnce, 3), (.transientFailure, .inBetween, 5),
                (.transientFailure, .afterSkips, 8), (.codeFixRequired, .fixedAtOnce, 10),
                (.transientFailure, .tooFew, 11), (.transientFailure, .skippedOn, 13),
                (.transientFailure, .recovers, 15), (.transientFailure, .recovers, 18),
            ])
        return DayJob(
            name: "board extracts", id: 19, repository: "roy_kent", first: 115, every: 45, count: 26, plots: plots,
            steady: ["model.analytics.dim_boards"])
    }
}
