import Contracts

/// The full day: two hundred failures from dbt Cloud, GitHub's issues and workflows, each with what is true of it.
///
/// It is written down as courses: what becomes of each thing over the runs of its job, and what that must lead to. Webhooks come
/// late, twice and never, people decide, close, reopen and delete. Docs: Services/Switchyard/README.md, "The full day".
package struct FullDay: Sendable {
    /// What happens.
    package private(set) var script = DayScript()
    /// What is true of each failure.
    package private(set) var truths: [DayTruth] = []

    /// The full day.
    ///
    /// - Parameter seed: decides at which second of its minute each event happens.
    package static func make(seed: UInt64 = 200) -> FullDay {
        var day = FullDay()
        for job in DayJob.all { day.add(job) }
        for flow in DayFlow.all { day.add(flow) }
        day.addRetries()
        day.addSharedCause()
        day.addReports()
        day.addPeople()
        day.addOutage()
        day.script.settle(seed)
        return day
    }

    mutating func at(_ minute: Int, _ action: DayAction) { script.at(minute: minute, action) }

    mutating func note(_ truth: DayTruth) { truths.append(truth) }

    /// Changes what is true of the failure of a key.
    mutating func amend(_ key: String, _ change: (inout DayTruth) -> Void) {
        for index in truths.indices where truths[index].key == key { change(&truths[index]) }
    }

    /// A repository of acme's.
    static func repository(_ name: String) -> RepositoryName {
        guard let found = RepositoryName("acme/\(name)") else { preconditionFailure("\(name) names no repository") }
        return found
    }
}

/// A job of dbt Cloud, run by run.
extension FullDay {
    mutating func add(_ job: DayJob) {
        for place in 0..<job.count { addRun(place, of: job) }
        for plot in job.plots {
            note(job.truth(of: plot))
            guard let before = plot.course.mergedBefore else { continue }
            let minute = job.minute(plot.from + before)
            if !plot.course.marks.contains("R") {
                at(minute - 19, .notice(key: plot.name, repository: job.repository, title: job.title(of: plot)))
            }
            let fix = DayAction.merge(
                repository: job.repository, title: "Mend \(plot.name)", author: "bruno", fixes: plot.name)
            at(minute - 16, fix)
        }
    }

    private mutating func addRun(_ place: Int, of job: DayJob) {
        let minute = job.minute(place)
        var run = DayCloudRun(job: job.name, jobID: job.id, nodes: job.nodes(place))
        run.id = job.run(place)
        run.project = job.repository == "roy_kent" ? 102 : 101
        run.log = job.plots.first { job.mark(of: $0, place) == "L" }?.message
        run.isHeldBack = job.late[place] != nil || job.lost.contains(place)
        at(minute, .cloudRun(run))
        if let later = job.late[place] { at(minute + later, .tell(run: job.run(place))) }
        if job.doubled.contains(place) { at(minute + 4, .tell(run: job.run(place))) }
        for plot in job.plots where job.mark(of: plot, place) == "R" {
            let report = DayReport(
                key: plot.name, repository: job.repository, author: DayPeople.monitor, title: job.title(of: plot),
                body: "environment: production\n\(plot.message)", intended: plot.category)
            at(minute, .report(report))
        }
    }
}

extension DayScript {
    mutating func at(minute: Int, _ action: DayAction) {
        append(DayEvent(at: .seconds(minute * 60), action: action))
    }
}
