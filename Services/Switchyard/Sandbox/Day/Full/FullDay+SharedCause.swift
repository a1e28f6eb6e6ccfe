import Contracts

/// Two jobs stumble over the same missing variable: one failure, which is over when both of them have gone through.
extension FullDay {
    mutating func addSharedCause() {
        let log =
            "06:10:07  Running with dbt=1.11.16\n06:10:07  Encountered an error:\nParsing Error\n"
            + "  Env var required but not provided: 'DBT_LANDING_SCHEMA'"
        let first = DayJob.deploy(
            "landing deploy", 26, at: 425, every: 60, log, DayCourse("LS", [[1]], .prMerged, mergedBefore: 1))
        let second = DayJob.deploy("archive deploy", 27, at: 447, every: 60, log, DayCourse("LS"))
        add(first)
        add(second)
        amend("landing deploy") {
            $0.closings = [.init(pattern: .prMerged, runs: [first.run(1), second.run(1)])]
            $0.calls = nil
        }
        amend("archive deploy") {
            $0.end = .joined(to: "landing deploy")
            $0.calls = nil
        }
    }
}

extension DayJob {
    /// A job whose runs end before any node until somebody mends the project.
    static func deploy(
        _ name: String, _ id: Int, at first: Int, every: Int, _ log: String, _ course: DayCourse
    ) -> DayJob {
        let plot = DayPlot(
            name: name, category: .codeFixRequired, message: log, course: course, from: 0, kind: "job")
        return DayJob(
            name: name, id: id, repository: "dbt_cloud", first: first, every: every, count: 4, plots: [plot],
            steady: ["model.analytics.dim_dates"])
    }
}
