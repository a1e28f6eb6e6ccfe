import Contracts

/// What people decide, which Switchyard must leave alone.
extension FullDay {
    /// A failure that would recover in three runs, if nobody said anything.
    private struct Case {
        let course: DayCourse
        let deeds: [(after: Int, DayAction)]
        let decided: [DayTruth.Decision]
        /// What is said of it where that is not what others say.
        var message: String?
    }

    mutating func addPeople() {
        var plots: [DayPlot] = []
        let cases = relabelled + assigned + ended + held
        for (place, make) in cases.enumerated() {
            let name = DayMessage.name(160 + place)
            let found = make(name)
            let message = DayMessage.text(
                found.message ?? DayMessage.transient[place % DayMessage.transient.count], name)
            plots.append(
                DayPlot(
                    name: name, category: .transientFailure, message: message, course: found.course, from: place))
        }
        let job = DayJob(
            name: "people core", id: 30, repository: "dbt_cloud", first: 190, every: 40, count: 28, plots: plots,
            steady: ["model.analytics.dim_teams", "model.analytics.dim_rooms"])
        add(job)
        for (place, make) in cases.enumerated() {
            let found = make(plots[place].name)
            for deed in found.deeds { at(job.minute(place) + deed.after, deed.1) }
            amend(plots[place].name) {
                $0.decided = found.decided.map { decision in
                    guard case .state(let after) = decision else { return decision }
                    return .state(after: after + .seconds(job.minute(place) * 60))
                }
                $0.calls = nil
            }
        }
    }

    private var relabelled: [(String) -> Case] {
        [
            { key in
                Case(
                    course: DayCourse(
                        "RSSSS", end: .open("a person says that code must change, and no change was merged")),
                    deeds: [
                        (24, .unlabel(key: key, by: "bruno", name: "category:transient_failure")),
                        (25, .label(key: key, by: "bruno", name: "category:code_fix_required")),
                    ], decided: [.label("category:code_fix_required"), .noLabel("category:transient_failure")],
                    message: DayMessage.disputed[0])
            },
            { key in
                Case(
                    course: DayCourse("RSSS", [[1, 2, 3]]),
                    deeds: [
                        (24, .unlabel(key: key, by: "ana", name: "priority:high")),
                        (25, .label(key: key, by: "ana", name: "priority:low")),
                    ], decided: [.label("priority:low"), .noLabel("priority:high")])
            },
            { key in
                Case(
                    course: DayCourse("RSSSS", [[1, 2, 3, 4]], .infraResolved),
                    deeds: [(24, .comment(key: key, by: "chen", text: "/switchyard category infrastructure_issue"))],
                    decided: [.label("category:infrastructure_issue"), .noLabel("category:transient_failure")],
                    message: DayMessage.disputed[1])
            },
            { key in
                Case(
                    course: DayCourse("RSSS", [[1, 2, 3]]),
                    deeds: [
                        (24, .comment(key: key, by: "zed", text: "/switchyard category false_positive")),
                        (26, .comment(key: key, by: "zed", text: "/switchyard close")),
                    ], decided: [.label("category:transient_failure"), .noLabel("category:false_positive")])
            },
        ]
    }

    private var assigned: [(String) -> Case] {
        [
            { key in
                Case(
                    course: DayCourse("RSSS", [[1, 2, 3]]),
                    deeds: [(24, .assign(key: key, by: "hana", login: "gus"))]
                        + ["ana", "bruno", "chen"].enumerated().map { place, login in
                            (25 + place, .unassign(key: key, by: "hana", login: login))
                        },
                    decided: [.assigned("gus"), .unassigned("ana"), .unassigned("bruno"), .unassigned("chen")])
            },
            { key in
                Case(
                    course: DayCourse("RSSS", [[1, 2, 3]]),
                    deeds: [(24, .comment(key: key, by: "ana", text: "/switchyard assign @eli"))],
                    decided: [.assigned("eli")])
            },
        ]
    }

    private var ended: [(String) -> Case] {
        [
            { key in
                Case(
                    course: DayCourse("RkS", [[]], .human),
                    deeds: [(50, .close(key: key, by: "ana", reason: "completed"))],
                    decided: [.state(after: .seconds(50 * 60))])
            },
            { key in
                Case(
                    course: DayCourse("RS", [[]], .human),
                    deeds: [(50, .comment(key: key, by: "bruno", text: "/switchyard close"))], decided: [])
            },
            { key in
                Case(
                    course: DayCourse("RSSSSSSS", [[1, 2, 3]], end: .open("a person reopened it")),
                    deeds: [(175, .reopen(key: key, by: "chen"))], decided: [.state(after: .seconds(175 * 60))])
            },
            { key in
                Case(
                    course: DayCourse("RSSSSSSS", [[1, 2, 3]], end: .open("a person reopened it")),
                    deeds: [(175, .comment(key: key, by: "chen", text: "/switchyard reopen"))], decided: [])
            },
            { key in
                Case(
                    course: DayCourse("RkSSSS", [[]], .human, end: .open("a person closed and reopened it")),
                    deeds: [
                        (50, .close(key: key, by: "ana", reason: "completed")), (100, .reopen(key: key, by: "ana")),
                    ], decided: [.state(after: .seconds(100 * 60))])
            },
            { key in
                Case(
                    course: DayCourse("RS", [[]], .removed, end: .gone), deeds: [(50, .delete(key: key, by: "ana"))],
                    decided: [])
            },
        ]
    }

    private var held: [(String) -> Case] {
        [
            { key in
                Case(
                    course: DayCourse("RSSSS", end: .held("a person holds it")),
                    deeds: [(24, .comment(key: key, by: "chen", text: "/switchyard hold 7d"))],
                    decided: [.label("switchyard:held")])
            },
            { key in
                Case(
                    course: DayCourse("RSSSS", end: .held("a person holds it")),
                    deeds: [(24, .label(key: key, by: "dara", name: "switchyard:held"))],
                    decided: [.label("switchyard:held")])
            },
        ]
    }
}
