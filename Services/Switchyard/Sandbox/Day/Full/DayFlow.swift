import Contracts

/// A workflow on the full day, with its course: beside the marks of ``DayCourse``, `c` is cancelled, `A` an attempt that fails
/// while a second one is under way that passes, `B` one whose second attempt fails too, `b` a run of another branch that fails.
struct DayFlow: Sendable, Hashable {
    let name: String
    let repository: String
    let category: Category
    /// The end of the log of the job that fails.
    let log: String
    let course: DayCourse
    let id: Int
    let first: Int
    var every = 60
    /// Runs whose webhooks never come.
    var lost: Set<Int> = []

    func run(_ place: Int) -> Int { 900_000 + id * 100 + place }

    var title: String { "Workflow \(name) failed on main" }

    var truth: DayTruth? {
        let signs = course.marks.enumerated().filter { "EB".contains($1) }.map {
            DayTruth.Sign.workflow(run: run($0.offset))
        }
        guard !signs.isEmpty else { return nil }
        return DayTruth(
            key: name, repository: FullDay.repository(repository), category: category, signs: signs,
            closings: course.proofs.map { proof in
                DayTruth.Closing(pattern: course.pattern, runs: proof.map { run($0) })
            }, end: course.end)
    }
}

extension FullDay {
    mutating func add(_ flow: DayFlow) {
        for (place, mark) in flow.course.marks.enumerated() { addRun(place, mark, of: flow) }
        if let truth = flow.truth { note(truth) }
        guard let before = flow.course.mergedBefore else { return }
        let minute = flow.first + flow.every * before
        at(minute - 19, .notice(key: flow.name, repository: flow.repository, title: flow.title))
        at(
            minute - 16,
            .merge(repository: flow.repository, title: "Mend \(flow.name)", author: "gus", fixes: flow.name))
    }

    private mutating func addRun(_ place: Int, _ mark: Character, of flow: DayFlow) {
        let minute = flow.first + flow.every * place
        func ended(_ conclusion: String?, attempt: Int = 1, branch: String = "main") -> DayAction {
            var run = DayWorkflowRun(
                id: flow.run(place), repository: flow.repository, name: flow.name, conclusion: conclusion)
            run.attempt = attempt
            run.branch = branch
            run.isLost = flow.lost.contains(place)
            if conclusion == "failure" {
                run.step = "Run \(flow.name)"
                run.log =
                    "Current runner version: '2.329.0'\n##[group]Run make \(flow.name)\n##[endgroup]\n\(flow.log)\n"
                    + "##[error]Process completed with exit code 1.\nCleaning up orphan processes"
            }
            return .workflowRun(run)
        }
        switch mark {
        case "E": at(minute, ended("failure"))
        case "b": at(minute, ended("failure", branch: "try-\(flow.name)"))
        case "S": at(minute, ended("success"))
        case "c": at(minute, ended("cancelled"))
        case "A", "B":
            // The second attempt is under way when the first one is told of.
            at(minute, ended(nil, attempt: 2))
            at(minute + 1, ended("failure"))
            at(minute + 20, ended(mark == "A" ? "success" : "failure", attempt: 2))
        default: break
        }
    }
}
