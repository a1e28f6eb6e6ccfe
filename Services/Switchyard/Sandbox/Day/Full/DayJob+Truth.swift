import Contracts

extension DayJob {
    /// What becomes of something in a run.
    func mark(of plot: DayPlot, _ place: Int) -> Character {
        place < plot.from ? (plot.course.marks.contains("R") ? "-" : "S") : plot.course.mark(place - plot.from)
    }

    /// The line by which Switchyard, or the monitor, names a failure.
    func title(of plot: DayPlot) -> String {
        if plot.course.marks.contains("R") { return "\(plot.name) failed in \(name)" }
        if plot.course.marks.contains("L") { return "The run of \(name) failed" }
        let name = plot.kind == "source" ? "raw.\(plot.name)" : plot.name
        return "\(plot.kind.prefix(1).uppercased())\(plot.kind.dropFirst()) \(name) failed in \(self.name)"
    }

    /// The nodes of a run, in the order in which dbt comes to them.
    func nodes(_ place: Int) -> [DayCloudRun.Node] {
        let marks = plots.map { mark(of: $0, place) }
        // A single failure of a run is taken to have taken along all that was skipped; what was reused proves as little.
        let passedOver = marks.count { $0 == "E" } == 1 ? "reused" : "skipped"
        let known = zip(plots, marks).flatMap { nodes(of: $0, $1, passedOver) }
        // A run that did not get as far lists nothing.
        return marks.contains("L") ? [] : known + steady.map { DayCloudRun.Node(id: $0) }
    }

    private func nodes(of plot: DayPlot, _ mark: Character, _ passedOver: String) -> [DayCloudRun.Node] {
        let passed = plot.kind == "model" ? "success" : "pass"
        let statuses: [Character: String] = [
            "E": plot.kind == "test" ? "fail" : "error", "S": passed, "k": passedOver, "w": "warn",
        ]
        guard let status = statuses[mark], plot.kind != "job" else { return [] }
        var node = DayCloudRun.Node(id: plot.id, status: status, path: plot.path, owner: "@acme/analytics")
        if mark == "E", plot.kind != "source" { node.message = plot.message }
        let below = plot.skipped.map {
            DayCloudRun.Node(
                id: $0, status: mark == "S" ? "success" : mark == "k" ? passedOver : "skipped", parents: [plot.id])
        }
        return [node] + below
    }

    /// What is true of a failure of this job.
    func truth(of plot: DayPlot) -> DayTruth {
        let course = plot.course
        let signs = course.marks.enumerated().compactMap { place, mark -> DayTruth.Sign? in
            switch mark {
            case "E": .node(run: run(plot.from + place), id: plot.id)
            case "L": .node(run: run(plot.from + place), id: "job:\(name)")
            case "R": .issue(title: title(of: plot))
            default: nil
            }
        }
        var truth = DayTruth(
            key: plot.name, repository: FullDay.repository(repository), category: plot.category, signs: signs,
            closings: course.proofs.map { proof in
                DayTruth.Closing(pattern: course.pattern, runs: proof.map { run(plot.from + $0) })
            }, end: course.end)
        truth.folded = plot.children
        if course.proofs.count < 2 { truth.calls = calls(plot) }
        return truth
    }

    /// The deadlines that pass before it ends, by the policy of the sandbox: in `dbt_cloud` a transient failure is `high`, which
    /// has a day, and what must be mended is `critical`, which has four hours; nothing there stays open for eight hours unseen. In
    /// `roy_kent` what must be mended is `high`: its first response is due after half a day.
    private func calls(_ plot: DayPlot) -> [Duration] {
        let end = lifetime(plot.course).map { Duration.seconds($0 * 60) }
        let all: [Int] =
            switch (repository, plot.category) {
            case ("dbt_cloud", .transientFailure): [8]
            case ("dbt_cloud", _): [4, 8]
            case ("roy_kent", .transientFailure): []
            default: [12]
            }
        return all.map { .seconds($0 * 3600) }.filter { call in end.map { call < $0 } ?? true }
    }

    /// Minutes from its first failure to its close; `nil` when it stays open.
    private func lifetime(_ course: DayCourse) -> Int? {
        guard let last = course.proofs.first?.last else { return nil }
        let failures = course.marks.enumerated().filter { "ERL".contains($1) }.map(\.offset)
        let quiet: [ResolutionPattern: Int] = [.dataFixed: 24 * 60, .infraResolved: 12 * 60]
        guard let hours = quiet[course.pattern] else { return last * every }
        return (failures.last { $0 < last } ?? 0) * every + hours
    }
}
