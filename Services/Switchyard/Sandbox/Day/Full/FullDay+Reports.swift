import Contracts

/// Issues that tell what is none, or what another one tells already.
extension FullDay {
    mutating func addReports() {
        addFalseAlarms()
        addDoubles()
    }

    mutating func report(
        _ key: String, _ repository: String, _ minute: Int, by author: String, _ category: Category, _ title: String,
        _ body: String
    ) {
        at(
            minute,
            .report(
                DayReport(
                    key: key, repository: repository, author: author, title: title, body: body, intended: category)))
    }

    /// Only prose says that nothing is wrong, so a person is waited for.
    private mutating func addFalseAlarms() {
        let texts = [
            (
                "dbt build finished with 3 deprecation warnings",
                "Completed successfully. Done. PASS=412 WARN=3 ERROR=0 SKIP=0 TOTAL=415\nWarning: the `tests` config is "
                    + "deprecated, use data_tests. Nothing failed; the alert matched the word warning."
            ),
            (
                "TEST ALERT please ignore: pager routing check",
                "This is a test alert, sent to check that routing works. Nothing failed; please ignore and close."
            ),
            (
                "Old alert for sync-labels, attempt 2 is green already",
                "Attempt 1 ended red at 05:31, the automatic attempt 2 ended green at 05:36 and all labels are in place.\n"
                    + "The alert was queued before attempt 2 ended. Nothing left to do here."
            ),
        ]
        for (place, text) in texts.enumerated() {
            let key = "alarm-\(place)"
            report(key, "da-agent-hub", 400 + 150 * place, by: "hana", .falsePositive, text.0, text.1)
            let isConfirmed = place == 1
            if isConfirmed {
                at(660, .comment(key: key, by: "hana", text: "/switchyard category false_positive"))
            }
            note(
                DayTruth(
                    key: key, repository: FullDay.repository("da-agent-hub"), category: .falsePositive,
                    signs: [.issue(title: text.0)],
                    closings: isConfirmed ? [.init(pattern: .falseAlarm, runs: [])] : [],
                    end: isConfirmed ? .closed : .held("only prose says that nothing is wrong")))
        }
    }

    /// Two people report one failure: the second issue joins the first one, and is closed with it.
    private mutating func addDoubles() {
        for (place, plot) in DayJob.airflow.plots.filter({ $0.course == DayCourse.recovers.reported }).enumerated() {
            let key = "\(plot.name)-double"
            let title = "\(plot.name) is red again?"
            // Before the first green run.
            let minute = DayJob.airflow.minute(plot.from) + 20
            report(
                key, "dbt_cloud", minute, by: ["ana", "bruno", "chen"][place % 3], plot.category, title,
                "environment: production\n\(plot.message)")
            note(
                DayTruth(
                    key: key, repository: FullDay.repository("dbt_cloud"), category: plot.category,
                    signs: [.issue(title: title)], end: .joined(to: plot.name)))
        }
    }

    /// The webhooks of a repository are off for an hour: what fails then is found by looking.
    mutating func addOutage() {
        at(780, .outage(repository: "roy_kent", isOver: false))
        at(835, .outage(repository: "roy_kent", isOver: true))
        var flow = DayFlow(
            name: "archive-boards", repository: "roy_kent", category: .transientFailure, log: DayMessage.runner[0],
            course: .recovers, id: 90, first: 800)
        flow.every = 80
        add(flow)
        let plot = DayPlot(
            name: DayMessage.name(190), category: .transientFailure,
            message: DayMessage.text(DayMessage.transient[1], DayMessage.name(190)),
            course: DayCourse.recovers.reported,
            from: 0)
        add(
            DayJob(
                name: "late extracts", id: 31, repository: "roy_kent", first: 795, every: 90, count: 4, plots: [plot],
                steady: ["model.analytics.dim_boards"]))
    }
}
