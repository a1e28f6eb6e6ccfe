import Contracts
import ResolverCore
import Testing

@Suite("Windows in runs")
struct WindowTests {
    private static func rules(_ more: String) -> LifeRules {
        Given.rules(
            "workspace: acme\nresolution: {transient: {green_runs: 1, quiet: 1h}, reopen_within: 7d, \(more)}")
    }

    private static let week = 168.0

    /// The life after a green run a week after the failure.
    private func closed(
        _ rules: LifeRules, _ life: IssueLife = Given.life(), at hours: Double = week
    ) throws -> IssueLife {
        try #require(Given.machine(hours, rules).observe(Given.run("r\(hours)", at: hours), life: life)).life
    }

    @Test("a job that runs once a week is watched for as many runs as the policy says, not only for seven days")
    func reopen() throws {
        let inTime = try closed(WindowTests.rules("flapping: {flaps: 3, within: 14d}"))
        #expect(inTime.reopenUntil == Given.at(2 * WindowTests.week))
        let inRuns = try closed(WindowTests.rules("reopen_within_runs: 2"))
        #expect(inRuns.reopenUntil == Given.at(3 * WindowTests.week))
        // Of a job that runs every hour, seven days are the longer ones.
        let hourly = try closed(WindowTests.rules("reopen_within_runs: 2"), at: 1)
        #expect(hourly.reopenUntil == Given.at(1 + WindowTests.week))
    }

    @Test("rounds of such a job count over as many runs")
    func flapping() throws {
        func rounds(_ rules: LifeRules) throws -> Int {
            var life = try closed(rules)
            for round in 1...2 {
                let failed = Double(round * 2) * WindowTests.week
                life = Given.machine(failed, rules).place(Given.placed(round + 1, at: failed), life: life).life
                guard life.phase != .held else { return life.flaps }
                life = try closed(rules, life, at: failed + WindowTests.week)
            }
            return life.flaps
        }
        let time = WindowTests.rules("reopen_within_runs: 2, flapping: {flaps: 9, within: 10d}")
        #expect(try rounds(time) == 1)
        let runs = WindowTests.rules("reopen_within_runs: 2, flapping: {flaps: 9, within: 10d, within_runs: 20}")
        #expect(try rounds(runs) == 2)
    }
}
