import Contracts
import CorrelatorCore
import Testing

@Suite("What is likely to fail next")
struct RiskForecastTests {
    private static func failure(_ number: Int, node: String?, at minutes: Int = 0) -> FailureClassified {
        let nodes = node.map { [FailedNode(uniqueID: $0, resourceType: "model", status: "error")] } ?? []
        return Given.failure(number, nodes: nodes, at: minutes)
    }

    @Test("what failed more often is likelier, as a Poisson process with half a failure added")
    func likeliest() {
        var forecast = RiskForecast(days: 10)
        for number in 1...4 { forecast.add(RiskForecastTests.failure(number, node: "model.shop.a", at: 10 - number)) }
        forecast.add(RiskForecastTests.failure(9, node: "model.shop.b"))
        let risks = forecast.likeliest(5)
        #expect(risks.map(\.key) == ["model.shop.a", "model.shop.b"] && risks.map(\.occurrences) == [4, 1])
        // 1 − exp(−4.5 / 10) and 1 − exp(−1.5 / 10).
        #expect(abs(risks[0].probability - 0.362_372) < 1e-6 && abs(risks[1].probability - 0.139_292) < 1e-6)
        #expect(risks[0].lastOccurrence == Given.at(9) && risks[0].repository.description == "acme/one")
        #expect(forecast.likeliest(1).count == 1)
    }

    @Test("a failure without a node counts by its fingerprint; the same node elsewhere counts apart")
    func keys() {
        var forecast = RiskForecast(days: 10)
        forecast.add(RiskForecastTests.failure(1, node: nil))
        forecast.add(Given.failure(2, "two"))
        forecast.add(Given.failure(3, "three"))
        let risks = forecast.likeliest(9)
        #expect(risks.map(\.occurrences) == [1, 1, 1])
        #expect(Set(risks.map(\.key)) == ["v1:0123456789abcdef", "model.shop.orders"])
    }

    @Test("less than a day counts as a day, so that one failure is no certainty")
    func shortTime() {
        var forecast = RiskForecast(days: 0.01)
        forecast.add(Given.failure())
        #expect(abs((forecast.likeliest(1).first?.probability ?? 0) - 0.776_870) < 1e-6)
    }
}
