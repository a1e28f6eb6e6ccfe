import Contracts

/// A day of three teams: what fails, what recovers, what people do. The same seed makes the same day.
package struct DayScript: Sendable {
    /// What happens, in order.
    package private(set) var events: [DayEvent] = []

    /// The whole day, in order.
    ///
    /// - Parameter seed: decides at which second of its minute each event happens; what happens is the same on every day.
    package static func make(seed: UInt64 = 1440) -> DayScript {
        var script = DayScript()
        script.addNight()
        script.addMorning()
        script.addMidday()
        script.addAfternoon()
        script.addRecoveries()
        script.addRest()
        script.addRuns()
        script.addCloudRuns()
        script.addPeople()
        script.settle(seed)
        return script
    }

    /// An empty day.
    init() {}

    mutating func append(_ event: DayEvent) { events.append(event) }

    /// Gives each event its second, and puts all in order.
    mutating func settle(_ seed: UInt64) {
        scatter(seed)
        // What happens at the same second stays in the order in which it was written.
        events = events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// Failures that are reported, by whichever way.
    package var reports: [(at: Duration, report: DayReport)] {
        events.compactMap { event in
            switch event.action {
            case .report(let report), .submit(let report), .dispatch(let report): (event.at, report)
            default: nil
            }
        }
    }

    /// Moves each event by less than a minute.
    private mutating func scatter(_ seed: UInt64) {
        var dice = DayDice(state: seed)
        events = events.map { DayEvent(at: $0.at + .seconds(Int(dice.draw() % 50)), action: $0.action) }
    }

    mutating func at(_ time: String, _ action: DayAction) {
        events.append(DayEvent(at: DayScript.duration(time), action: action))
    }

    mutating func at(
        _ time: String, _ key: String, _ repository: String, by author: String, _ intended: Category, _ title: String,
        _ body: String
    ) {
        at(
            time,
            .report(
                DayReport(
                    key: key, repository: repository, author: author, title: title, body: body, intended: intended)))
    }

    /// `HH:MM` since midnight.
    private static func duration(_ time: String) -> Duration {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        return .seconds((parts.first ?? 0) * 3600 + (parts.last ?? 0) * 60)
    }
}

/// Who reports in whose name.
enum DayPeople {
    static let monitor = "dbt-monitor[bot]"

    /// The token that the sandbox knows somebody by.
    static func token(of login: String) -> String {
        login == monitor ? "sandbox-dbt-monitor" : "sandbox-\(login)"
    }
}
