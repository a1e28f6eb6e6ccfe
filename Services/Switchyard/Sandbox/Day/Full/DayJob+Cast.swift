import Contracts

/// The jobs of the full day and what fails in them.
extension DayJob {
    static var all: [DayJob] {
        [core, bi, quality, releases, grants, moreGrants, freshness, airflow, extracts] + parsing
    }

    private static func steady(_ names: String...) -> [String] { names.map { "model.analytics.\($0)" } }

    /// Plots one after another, each with the next name and message.
    private static func cast(
        _ from: Int, _ category: Category, _ messages: [String], _ courses: [(DayCourse, from: Int, children: Int)]
    ) -> [DayPlot] {
        courses.enumerated().map { place, one in
            let name = DayMessage.name(from + place)
            return DayPlot(
                name: name, category: category,
                message: DayMessage.text(messages[place % messages.count], name), course: one.0, from: one.from,
                children: one.children)
        }
    }

    /// Every half hour, in production, with the warehouse at its worst.
    private static var core: DayJob {
        let plots = cast(
            0, .transientFailure, DayMessage.transient,
            [
                (.flaps, 1, 2), (.recovers, 1, 0), (.recovers, 2, 3), (.afterSkips, 3, 0), (.recovers, 3, 1),
                (.inBetween, 5, 0), (.failsTwice, 6, 0), (.skippedOn, 6, 4), (.recovers, 9, 0), (.comesBack, 9, 0),
                (.failsThrice, 11, 1), (.almost, 12, 0), (.failsOn, 12, 2), (.deselected, 14, 0), (.recovers, 14, 3),
                (.afterSkips, 18, 0), (.tooFew, 18, 0), (.recovers, 20, 0), (.failsAtLast, 20, 1), (.recovers, 24, 2),
                (.flaps, 24, 0), (.inBetween, 27, 0), (.recovers, 27, 0), (.failsTwice, 30, 0), (.recovers, 33, 4),
                (.skippedOn, 33, 0), (.recovers, 36, 0), (.afterSkips, 36, 2), (.recovers, 40, 0), (.almost, 36, 0),
                (.failsThrice, 36, 0), (.recovers, 41, 1),
            ])
        return DayJob(
            name: "hourly core", id: 11, repository: "dbt_cloud", first: 20, every: 30, count: 46, plots: plots,
            steady: steady("dim_dates", "dim_countries"), late: [18: 40, 22: 40, 43: 50], lost: [20, 41],
            doubled: [2, 6, 9, 12, 30])
    }

    /// The marts behind the dashboards.
    private static var bi: DayJob {
        let plots = cast(
            40, .transientFailure, DayMessage.transient,
            [
                (.recovers, 0, 1), (.recovers, 0, 0), (.inBetween, 2, 0), (.flaps, 2, 0), (.afterSkips, 5, 2),
                (.recovers, 5, 0), (.failsThrice, 8, 0), (.comesBack, 8, 3), (.deselected, 11, 0), (.recovers, 11, 0),
                (.failsTwice, 13, 0), (.tooFew, 13, 1), (.recovers, 17, 0), (.almost, 17, 0), (.recovers, 21, 2),
                (.skippedOn, 21, 0), (.failsOn, 25, 0), (.recovers, 25, 0), (.inBetween, 28, 0), (.recovers, 28, 5),
                (.recovers, 30, 0), (.failsTwice, 30, 0), (.recovers, 32, 1),
            ])
        return DayJob(
            name: "bi marts", id: 12, repository: "roy_kent", first: 35, every: 35, count: 36, plots: plots,
            steady: steady("dim_metrics", "dim_owners"), late: [21: 45], lost: [28], doubled: [0, 8, 13, 25])
    }

    /// Tests at night; a day later what was mended is closed.
    private static var quality: DayJob {
        let courses: [(DayCourse, from: Int)] = [
            (.dataFixed, 0), (.dataFixed, 0), (.dataFixed, 0), (.dataFixedLater, 0), (.dataFixedLater, 0),
            (.dataWarns, 0), (.dataOnce, 0), (.dataSkipped, 0), (.dataBroken, 0), (.dataFixed, 1), (.dataFixed, 1),
            (.dataFixed, 1), (.dataWarns, 1), (.dataFixedLater, 1), (.dataBroken, 1), (.dataSkipped, 1),
        ]
        let plots = courses.enumerated().map { place, one in
            let model = DayMessage.name(60 + place)
            let check = ["unique", "not_null", "relationships"][place % 3]
            return DayPlot(
                name: "\(check)_\(model)_id", category: .dataQualityIssue,
                message: DayMessage.data[place % DayMessage.data.count], course: one.0, from: one.from, kind: "test")
        }
        return DayJob(
            name: "nightly quality", id: 13, repository: "dbt_cloud", first: 45, every: 60, count: 5, plots: plots,
            steady: steady("dim_products", "dim_regions"), doubled: [1])
    }

    /// Behind each merge.
    private static var releases: DayJob {
        let plots = cast(
            80, .codeFixRequired, DayMessage.code,
            [
                (.fixed, 0, 2), (.fixedAtOnce, 0, 0), (.passesUnfixed, 1, 0), (.fixed, 2, 1), (.broken, 2, 3),
                (.fixedInVain, 4, 0), (.fixedAndSkipped, 4, 0), (.fixed, 6, 0), (.fixedAtOnce, 6, 2), (.broken, 8, 0),
                (.passesUnfixed, 8, 0), (.fixed, 9, 0), (.fixedInVain, 10, 1), (.fixed, 11, 0),
            ])
        return DayJob(
            name: "release build", id: 14, repository: "dbt_cloud", first: 310, every: 60, count: 16, plots: plots,
            steady: steady("dim_plans", "dim_tiers"), doubled: [4, 8])
    }

    /// Somebody has taken grants away, and gives them back one by one.
    private static var grants: DayJob {
        let plots = cast(
            100, .infrastructureIssue, DayMessage.platform,
            [
                (.grantFirst, 0, 0), (.grantLater, 0, 0), (.grantLater, 0, 1), (.grantLater, 0, 0),
            ])
        return DayJob(
            name: "raw loads", id: 15, repository: "dbt_cloud", first: 75, every: 60, count: 4, plots: plots)
    }

    /// The same somewhere else, where the rest goes well.
    private static var moreGrants: DayJob {
        let plots = cast(
            104, .infrastructureIssue, DayMessage.platform,
            [(.grantBack, 0, 0), (.grantGone, 0, 1), (.grantBack, 0, 2), (.grantBack, 2, 0), (.grantGone, 2, 0)])
        return DayJob(
            name: "vendor loads", id: 25, repository: "dbt_cloud", first: 285, every: 60, count: 6, plots: plots,
            steady: steady("dim_units", "dim_zones"))
    }

    /// `dbt source freshness`.
    private static var freshness: DayJob {
        let courses: [(DayCourse, from: Int)] = [
            (.dataFixed, 0), (.dataBroken, 0), (.dataFixedLater, 0), (.dataOnce, 1), (.dataFixed, 1),
        ]
        let plots = courses.enumerated().map { place, one in
            DayPlot(
                name: ["erp_invoices", "crm_leads", "shop_events", "web_pixels", "pos_receipts"][place],
                category: .dataQualityIssue, message: "", course: one.0, from: one.from, kind: "source")
        }
        return DayJob(
            name: "source freshness", id: 16, repository: "dbt_cloud", first: 50, every: 60, count: 5, plots: plots)
    }

    /// Runs that end before any node: there is only a log.
    private static var parsing: [DayJob] {
        let courses = [
            DayCourse("LLS", [[2]], .prMerged, mergedBefore: 2),
            DayCourse("LLLL", end: .open("it fails every time")),
        ]
        let logs = [
            "Encountered an error:\nParsing Error\n  Error reading analytics: _rates.yml - Runtime Error\n"
                + "    Syntax error near line 4\n    did not find expected '-' indicator",
            "Encountered an error:\nCompilation Error\n  dbt found two models with the name \"fct_grain\".",
        ]
        return courses.enumerated().map { place, course in
            let name = ["rates deploy", "grain deploy"][place]
            let stamped = "06:10:0\(place)  Running with dbt=1.11.16\n06:10:0\(place)  \(logs[place])"
            return DayJob(
                name: name, id: 20 + place, repository: "dbt_cloud", first: 370 + 25 * place, every: 60, count: 4,
                plots: [
                    DayPlot(
                        name: name, category: .codeFixRequired, message: stamped, course: course, from: 0, kind: "job")
                ], steady: steady("dim_dates"))
        }
    }
}
