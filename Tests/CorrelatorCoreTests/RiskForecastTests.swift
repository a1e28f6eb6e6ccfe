import Contracts
import CorrelatorCore
import Testing

@Suite("What is likely to fail next")
struct RiskForecastTests {
    private static let beginning = Given.now - .seconds(60 * 86_400)
    private static let day = 86_400

    private static func key(_ name: String, _ repository: String = "one") -> RiskKey {
        RiskKey(kind: "node", repository: Given.repository(repository), name: name)
    }

    /// Failures so many days before now, at 06:00.
    private static func forecast(_ failures: [(String, [Int])]) -> RiskForecast {
        var forecast = RiskForecast()
        forecast.begin(at: beginning)
        for (name, days) in failures {
            for back in days { forecast.add(key(name), at: Given.now - .seconds(back * day + 2 * 3600)) }
        }
        return forecast
    }

    private static func probability(_ name: String, _ forecast: RiskForecast, at now: Timestamp = Given.now) -> Double {
        forecast.likeliest(1000, at: now).first { $0.key == name }?.probability ?? -1
    }

    @Test("what failed more often, or lately, is likelier; all of it between 0 and 1")
    func order() {
        let forecast = RiskForecastTests.forecast([
            ("often", [1, 4, 9, 13, 22, 30, 41, 50]), ("lately", [0, 1]), ("once", [9]), ("long ago", [50, 52]),
        ])
        let risks = forecast.likeliest(10, at: Given.now)
        #expect(risks.allSatisfy { $0.probability > 0 && $0.probability < 1 && $0.baseRate > 0 })
        let often = RiskForecastTests.probability("often", forecast)
        let lately = RiskForecastTests.probability("lately", forecast)
        let once = RiskForecastTests.probability("once", forecast)
        let longAgo = RiskForecastTests.probability("long ago", forecast)
        #expect(lately > often && often > once && once > longAgo)
        #expect(risks.first?.key == "lately" && risks.first?.reasons.contains("rising") == true)
    }

    @Test("without new failures the probability falls day by day towards the base rate, never below a tenth of it")
    func decay() {
        let forecast = RiskForecastTests.forecast([("a", [0, 1, 2, 3]), ("b", [20, 40])])
        let later = (0..<60).map { RiskForecastTests.probability("a", forecast, at: Given.at($0 * 1440)) }
        for (today, tomorrow) in zip(later, later.dropFirst(7)) { #expect(tomorrow < today) }
        #expect((later.last ?? 0) > 0.003)
    }

    @Test("what fails on one day of the week is likelier on the day before than in between")
    func week() {
        // 2026-11-24 is a Tuesday: one failed on all past Wednesdays, the other on all past Sundays, both at 06:00.
        let forecast = RiskForecastTests.forecast([
            ("due", [6, 13, 20, 27, 34, 41, 48, 55]), ("rested", [2, 9, 16, 23, 30, 37, 44, 51]),
        ])
        let due = RiskForecastTests.probability("due", forecast)
        let rested = RiskForecastTests.probability("rested", forecast)
        #expect(due > 4 * rested && due > 0.3, "\(due) \(rested)")
    }

    @Test(
        "what only its rhythm speaks for is never said to be surer than two in three or so, and the likelier still comes first"
    )
    func sure() {
        // Every second and third day at 06:00, for weeks; both are due within a day.
        let forecast = RiskForecastTests.forecast([
            ("second", Array(stride(from: 1, to: 60, by: 2))), ("third", Array(stride(from: 2, to: 60, by: 3))),
        ])
        let second = RiskForecastTests.probability("second", forecast)
        #expect(second > 2.0 / 3 && second < 0.69, "\(second)")
        #expect(RiskForecastTests.probability("third", forecast) < second)
    }

    @Test("what failed on nearly every day is said to be nearly sure")
    func daily() {
        let forecast = RiskForecastTests.forecast([("daily", Array(0..<58)), ("once", [30])])
        #expect(RiskForecastTests.probability("daily", forecast) > 0.8)
    }

    @Test("a merged pull request matters where failures used to follow one")
    func change() {
        var forecast = RiskForecastTests.forecast([("fragile", [5, 15, 25, 35, 45, 55])])
        for back in [6, 16, 26, 36, 46, 56] {
            forecast.addMerge(
                in: Given.repository("one"), at: Given.now - .seconds(back * RiskForecastTests.day + 3600))
        }
        let calm = RiskForecastTests.probability("fragile", forecast)
        forecast.addMerge(in: Given.repository("one"), at: Given.now - .seconds(3600))
        #expect(RiskForecastTests.probability("fragile", forecast) > 1.3 * calm)
        #expect(forecast.likeliest(1, at: Given.now).first?.reasons.contains("after_change") == true)
    }

    @Test("a failure counts for its nodes, its job and its fingerprint; elsewhere it counts apart")
    func keys() {
        var forecast = RiskForecast()
        var failure = Given.failure(1)
        failure.job = JobReference(id: "7", name: "nightly")
        forecast.add(failure)
        forecast.add(Given.failure(2, "two"))
        let risks = forecast.likeliest(10, at: Given.at(60))
        #expect(
            Set(risks.map { "\($0.kind) \($0.repository) \($0.key)" }) == [
                "node acme/one model.shop.orders", "job acme/one nightly", "fingerprint acme/one v1:0123456789abcdef",
                "node acme/two model.shop.orders", "fingerprint acme/two v1:0123456789abcdef",
            ])
        #expect(forecast.likeliest(10, at: Given.at(60), kinds: ["job"]).map(\.key) == ["nightly"])
        #expect(forecast.likeliest(2, at: Given.at(60)).count == 2)
    }

    @Test("the order in which failures are told changes nothing")
    func anyOrder() {
        let days = [(0..<40).filter { $0 % 3 == 0 || $0 % 7 == 1 }, [3, 8, 21]]
        let one = RiskForecastTests.forecast([("a", days[0]), ("b", days[1])])
        let other = RiskForecastTests.forecast([("b", days[1].reversed()), ("a", days[0].reversed())])
        #expect(one.likeliest(9, at: Given.now) == other.likeliest(9, at: Given.now))
    }

    @Test("what has not failed before the moment is not told, and nothing of what comes after it")
    func future() {
        let forecast = RiskForecastTests.forecast([("late", [-3]), ("known", [2])])
        #expect(forecast.likeliest(9, at: Given.now).map(\.key) == ["known"])
    }

    @Test("one failure within a first day of watching is no rate of one a day")
    func shortWatch() {
        var forecast = RiskForecast()
        for name in ["a", "b", "c"] {
            forecast.add(RiskForecastTests.key(name), at: Given.now - .seconds(6 * 3600))
        }
        #expect(forecast.likeliest(9, at: Given.now).allSatisfy { $0.probability < 0.3 && $0.baseRate < 0.2 })
    }

    @Test("of very many things the ones that failed last are remembered")
    func bounded() {
        var forecast = RiskForecast()
        for number in 0..<(RiskForecast.limit * 2) {
            forecast.add(RiskForecastTests.key("n\(number)"), at: RiskForecastTests.beginning + .seconds(number))
        }
        let told = forecast.likeliest(.max, at: Given.now)
        #expect(told.count >= RiskForecast.limit && told.count <= RiskForecast.limit * 11 / 10)
        #expect(told.contains { $0.key == "n\(RiskForecast.limit * 2 - 1)" } && !told.contains { $0.key == "n0" })
    }
}
