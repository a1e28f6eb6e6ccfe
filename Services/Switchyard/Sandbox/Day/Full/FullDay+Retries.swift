import Contracts

/// dbt Cloud tries again by itself: while it does, nothing has failed yet.
extension FullDay {
    mutating func addRetries() {
        for (place, minute) in [150, 450, 880].enumerated() { addTry(place, at: minute, recovers: true) }
        for (place, minute) in [270, 700].enumerated() { addTry(3 + place, at: minute, recovers: false) }
    }

    private mutating func addTry(_ place: Int, at minute: Int, recovers: Bool) {
        let name = DayMessage.name(150 + place)
        let title = "\(name.split(separator: "_").last ?? "") refresh"
        let id = "model.analytics.\(name)"
        let job = 60 + place
        let first = 7_000_000 + minute * 100 + job
        func later(_ count: Int) -> Int { first + 3000 * count }
        let message = DayMessage.text(DayMessage.transient[place % DayMessage.transient.count], name)
        func run(_ run: Int, fails: Bool, retrying: Int? = nil, isUnderWay: Bool = false) -> DayAction {
            var node = DayCloudRun.Node(id: id, path: "models/marts/\(name).sql")
            if fails {
                node.status = "error"
                node.message = message
            }
            var made = DayCloudRun(job: title, jobID: job, nodes: isUnderWay ? [] : [node])
            made.id = run
            made.retries = retrying
            made.status = isUnderWay ? 3 : nil
            return .cloudRun(made)
        }
        at(minute, run(first + 1, fails: false, retrying: first, isUnderWay: true))
        at(minute + 1, run(first, fails: true))
        at(minute + 25, run(first + 1, fails: !recovers, retrying: first))
        for count in 2...4 { at(minute + 30 * count, run(later(count), fails: false)) }
        guard !recovers else { return }
        var truth = DayTruth(
            key: name, repository: FullDay.repository("dbt_cloud"), category: .transientFailure,
            signs: [.node(run: first + 1, id: id)],
            closings: [.init(pattern: .autoResolved, runs: [2, 3, 4].map { later($0) })], end: .closed)
        truth.calls = []
        note(truth)
    }
}
