import Contracts
import CorrelatorCore
import Foundation

/// How well the forecast of the next day's failures does on made-up histories that it was not tuned on.
enum RiskTrial {
    private static let days = 120
    private static let first = 60

    /// A squared error and what it is the mean of.
    private struct Score {
        var sum = 0.0
        var count = 0.0

        mutating func add(_ probability: Double, _ happened: Bool) {
            let error = probability - (happened ? 1 : 0)
            sum += error * error
            count += 1
        }

        var brier: Double { sum / max(1, count) }
    }

    /// Prints Brier scores over the seeds: the forecast, the base rate of all, each node's own past rate, and the half-failure Poisson
    /// rate that was used before.
    static func run(seeds: [UInt64]) {
        var ours = Score()
        var base = Score()
        var own = Score()
        var poisson = Score()
        var oracle = Score()
        var skills: [Double] = []
        var bins = [(count: Int, said: Double, came: Int)](repeating: (0, 0, 0), count: 10)
        let begin = CPUClock.seconds
        for seed in seeds {
            var mine = Score()
            var flat = Score()
            trial(seed) { probability, rates, happened in
                mine.add(probability, happened)
                flat.add(rates.base, happened)
                ours.add(probability, happened)
                base.add(rates.base, happened)
                own.add(rates.own, happened)
                poisson.add(rates.poisson, happened)
                oracle.add(rates.truth, happened)
                let bin = min(9, Int(probability * 10))
                bins[bin].count += 1
                bins[bin].said += probability
                bins[bin].came += happened ? 1 : 0
            }
            skills.append(1 - mine.brier / flat.brier)
        }
        print("\(seeds.count) histories of 300 nodes, days \(first) to \(days); \(Int(ours.count)) forecasts")
        func line(_ name: String, _ score: Score) {
            print(
                String(
                    format: "%@ Brier %.4f  skill %+.1f %%", name.padding(toLength: 30, withPad: " ", startingAt: 0),
                    score.brier,
                    100 * (1 - score.brier / base.brier)))
        }
        line("base rate of all nodes", base)
        line("each node's own past rate", own)
        line("Poisson over 30 days (before)", poisson)
        line("this forecast", ours)
        line("who knows the dice", oracle)
        print(
            String(
                format: "skill by history: %.1f to %.1f %%; against each node's own rate %+.1f %%",
                100 * (skills.min() ?? 0), 100 * (skills.max() ?? 0), 100 * (1 - ours.brier / own.brier)))
        print(
            "said / came: "
                + bins.filter { $0.count > 0 }.map {
                    String(
                        format: "%.0f/%.0f", 100 * $0.said / Double($0.count), 100 * Double($0.came) / Double($0.count))
                }.joined(separator: " "))
        print(String(format: "%.1f s CPU", CPUClock.seconds - begin))
    }

    private static func trial(
        _ seed: UInt64, _ visit: (Double, (base: Double, own: Double, poisson: Double, truth: Double), Bool) -> Void
    ) {
        let history = NodeHistory(seed: seed, days: days)
        var forecast = RiskForecast()
        forecast.begin(at: NodeHistory.start)
        var failures = history.failures[...]
        var merges = history.merges[...]
        var failingDays: [NodeHistory.RiskNode: Set<Int>] = [:]
        var recent: [NodeHistory.RiskNode: [Timestamp]] = [:]
        for day in 0..<days {
            let now = NodeHistory.start + .seconds(day * 86_400)
            while let failure = failures.first, failure.at < now {
                failures.removeFirst()
                forecast.add(key(failure.key), at: failure.at)
                failingDays[failure.key, default: []].insert(day - 1)
                recent[failure.key, default: []].append(failure.at)
            }
            while let merge = merges.first, merge.at < now {
                merges.removeFirst()
                forecast.addMerge(in: repository(merge.repository), at: merge.at)
            }
            guard day >= first else { continue }
            let told = forecast.likeliest(100_000, at: now, kinds: ["node"])
            let risks = Dictionary(told.map { ("\($0.repository) \($0.key)", $0.probability) }) { $1 }
            let coming = Set(history.failures.filter { $0.at >= now && $0.at < now + .seconds(86_400) }.map(\.key))
            let all = failingDays.values.reduce(0) { $0 + $1.count }
            let baseRate = Double(all) / Double(day * max(1, failingDays.count))
            for (node, days) in failingDays {
                let probability = risks["\(repository(node.repository)) \(node.number)"] ?? 0
                let lately = (recent[node] ?? []).count { $0 >= now - .seconds(30 * 86_400) }
                visit(
                    probability,
                    (
                        baseRate, Double(days.count) / Double(day), 1 - exp(-(Double(lately) + 0.5) / 30),
                        history.truth[node]?[day] ?? 0
                    ),
                    coming.contains(node))
            }
        }
    }

    private static func key(_ node: NodeHistory.RiskNode) -> RiskKey {
        RiskKey(kind: "node", repository: repository(node.repository), name: "\(node.number)")
    }

    private static func repository(_ number: Int) -> RepositoryName {
        guard let name = RepositoryName("acme/r\(number)") else { preconditionFailure("a name of the benchmark") }
        return name
    }
}
