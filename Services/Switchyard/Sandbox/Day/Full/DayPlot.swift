import Contracts

/// Something that fails in a job, and its course.
struct DayPlot: Sendable, Hashable {
    /// The node's name.
    let name: String
    /// What it is called by a careful colleague.
    let category: Category
    /// What is said of it.
    let message: String
    /// What becomes of it.
    let course: DayCourse
    /// The run in which it fails first.
    let from: Int
    /// Nodes that stand on it and are skipped when it fails.
    var children = 0
    /// `model`, `test`, `reported test` (named after its model) or `source`; `job` for what keeps a run from its nodes.
    var kind = "model"

    /// The `unique_id`.
    var id: String {
        switch kind {
        case "test": "test.analytics.\(name).8c1b2f0a"
        case "reported test": "test.analytics.unique_\(name)_id.8c1b2f0a"
        case "source": "source.analytics.raw.\(name)"
        default: "model.analytics.\(name)"
        }
    }

    /// The file that defines it.
    var path: String {
        kind == "model" ? "models/marts/\(name).sql" : "models/marts/_\(kind == "test" ? "schema" : "sources").yml"
    }

    /// Those that are skipped with it.
    var skipped: [String] {
        (0..<children).map { "model.analytics.\(name)_\(["daily", "weekly", "board", "share"][$0 % 4])" }
    }
}

/// A job of dbt Cloud on the full day.
struct DayJob: Sendable, Hashable {
    /// Its name and id.
    let name: String
    let id: Int
    /// `dbt_cloud` or `roy_kent`.
    let repository: String
    /// Minutes since midnight of its first run, and between two.
    let first: Int
    let every: Int
    /// How many runs it has.
    let count: Int
    /// What fails in it.
    var plots: [DayPlot] = []
    /// Nodes that always pass.
    var steady: [String] = []
    /// Runs whose webhooks come so many minutes late.
    var late: [Int: Int] = [:]
    /// Runs whose webhooks never come.
    var lost: Set<Int> = []
    /// Runs whose webhooks come twice.
    var doubled: Set<Int> = []

    /// The id of a run: ids grow with time, as dbt Cloud's do.
    func run(_ place: Int) -> Int { 7_000_000 + minute(place) * 100 + id }

    /// When a run ends, in minutes since midnight.
    func minute(_ place: Int) -> Int { first + every * place }
}
