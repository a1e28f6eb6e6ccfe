import Contracts

/// The workflows of the full day.
extension DayFlow {
    private typealias Row = (name: String, repository: String, first: Int, course: DayCourse)

    static var all: [DayFlow] {
        flows(1, .transientFailure, DayMessage.runner, passing)
            + flows(41, .codeFixRequired, DayMessage.workflow, broken)
    }

    private static func flows(
        _ from: Int, _ category: Category, _ logs: [String], _ rows: [Row]
    ) -> [DayFlow] {
        rows.enumerated().map { place, row in
            DayFlow(
                name: row.name, repository: row.repository, category: category,
                log: DayMessage.text(logs[place % logs.count], row.name), course: row.course, id: from + place,
                first: row.first, every: 50, lost: place % 9 == 4 ? [0] : [])
        }
    }

    /// Runners and networks that fail once; the last rows are no failures at all.
    private static let passing: [Row] = [
        ("publish-docs", "dbt_cloud", 30, .recovers), ("sync-owners", "da-agent-hub", 55, .recovers),
        ("warm-extracts", "roy_kent", 80, .recovers), ("lint-models", "dbt_cloud", 110, .afterCancel),
        ("rotate-logs", "da-agent-hub", 140, .recovers), ("check-links", "roy_kent", 200, .inBetweenFlow),
        ("nightly-audit", "da-agent-hub", 230, .failsTwice), ("build-image", "da-agent-hub", 260, .flaps),
        ("push-metrics", "roy_kent", 300, .recovers), ("render-boards", "roy_kent", 340, .failsThrice),
        ("compile-docs", "dbt_cloud", 380, .recovers), ("scan-secrets", "da-agent-hub", 420, .tooFew),
        ("label-pulls", "da-agent-hub", 460, .recovers), ("export-usage", "roy_kent", 500, .recovers),
        ("prune-schemas", "dbt_cloud", 540, .comesBack), ("mirror-repo", "da-agent-hub", 580, .failsOn),
        ("test-macros", "dbt_cloud", 620, .retriedInVain), ("refresh-cache", "roy_kent", 660, .recovers),
        ("notify-owners", "da-agent-hub", 700, .recovers), ("verify-grants", "dbt_cloud", 740, .failsTwice),
        ("seed-demo", "roy_kent", 780, .recovers), ("tag-release", "dbt_cloud", 820, .recovers),
        ("sweep-caches", "da-agent-hub", 860, .failsThrice), ("measure-cost", "da-agent-hub", 900, .tooFew),
        ("diff-metrics", "roy_kent", 940, .recovers), ("page-rota", "da-agent-hub", 980, .recovers),
        ("stale-branches", "da-agent-hub", 90, DayCourse("SAS")), ("weekly-digest", "roy_kent", 360, DayCourse("ASA")),
        ("fork-guard", "da-agent-hub", 440, DayCourse("SbbS")), ("slow-suite", "dbt_cloud", 520, DayCourse("cSc")),
    ]

    /// What only a commit mends.
    private static let broken: [Row] = [
        ("classify", "da-agent-hub", 45, .fixed), ("rollup", "roy_kent", 70, .fixed),
        ("install", "da-agent-hub", 120, .broken), ("route", "da-agent-hub", 170, .fixedAtOnce),
        ("weights", "dbt_cloud", 210, .passesUnfixed), ("pins", "dbt_cloud", 320, .fixed),
        ("gate", "dbt_cloud", 400, .broken), ("shares", "roy_kent", 480, .fixedAtOnce),
        ("wheels", "roy_kent", 560, .broken), ("triage", "da-agent-hub", 640, .fixedInVain),
        ("totals", "da-agent-hub", 720, .passesUnfixed), ("locks", "da-agent-hub", 800, .fixed),
        ("facets", "dbt_cloud", 860, .fixedAtOnce), ("quotas", "roy_kent", 920, .broken),
    ]
}

extension DayCourse {
    static let afterCancel = DayCourse("EccSSS", [[3, 4, 5]])
    static let inBetweenFlow = DayCourse("EScScS", [[1, 3, 5]])
    static let retriedInVain = DayCourse("BSSS", [[1, 2, 3]])
}
