import ClassifierCore
import Contracts
import Foundation

/// Looks similar failures up among very many.
enum SimilarTrial {
    private static let words =
        ("timeout connection refused relation missing column duplicate value null warehouse suspended quota exceeded token"
        + " expired permission denied deadlock partition schema changed refresh failed upstream source stale rows loaded"
        + " statement cancelled memory executor lost network host unreachable certificate invalid json parse unexpected end"
        + " file object bucket key lock serialise concurrent update transaction aborted compile macro undefined argument")
        .split(separator: " ")
    private static let systems = [
        "snowflake", "dbt", "airflow", "kafka", "fivetran", "tableau", "github_actions", "spark",
    ]

    /// Prints memory, time to add and times of look-ups at `count` failures, and how often a planted neighbour (the same
    /// failure with a third of its words changed) comes first.
    static func run(count: Int) {
        guard count > 0, let repository = RepositoryName("acme/shop") else { return }
        var random = Random(state: 7)
        let failures = (0..<count).map { make($0, in: repository, &random) }
        var start = CPUClock.seconds
        var index = SimilarFailures(capacity: count)
        for failure in failures { index.add(failure.remembered) }
        let adding = CPUClock.seconds - start
        var times: [Double] = []
        var wall: [Double] = []
        var hits = 0
        for round in 0..<500 {
            let target = failures[(round &* 7919) % count]
            let query = target.varied(&random)
            start = CPUClock.seconds
            let clock = ContinuousClock.now
            let found = index.nearest(to: query, count: 5)
            wall.append((ContinuousClock.now - clock) / .milliseconds(1))
            times.append((CPUClock.seconds - start) * 1000)
            if found.first?.failure.fingerprint == target.remembered.fingerprint { hits += 1 }
        }
        times.sort()
        wall.sort()
        print(
            String(
                format:
                    "%d failures: add %.1f µs, look-up CPU median %.2f p99 %.2f max %.2f ms, wall median %.2f p99 %.2f ms,"
                    + " planted neighbour first %.1f%%", count, adding / Double(count) * 1e6, times[250], times[495],
                times[499], wall[250], wall[495], Double(hits) / 5))
    }

    private struct Made {
        var title: String
        var lines: [String]
        var nodes: [String]
        var system: String
        var remembered: RememberedFailure

        func varied(_ random: inout Random) -> FailureFeatures {
            let lines = lines.map { line in
                line.split(separator: " ").map {
                    random.below(3) == 0 ? SimilarTrial.words[random.below(SimilarTrial.words.count)] : $0
                }
                .joined(separator: " ")
            }
            return FailureFeatures(title: title, lines: lines, family: "x", nodes: nodes, systems: [system])
        }
    }

    /// A failure of common words with a node of one of 4,000 models, so that lists of words are long.
    private static func make(_ number: Int, in repository: RepositoryName, _ random: inout Random) -> Made {
        let model = "model.shop.fct_\(random.below(4000))"
        let system = systems[random.below(systems.count)]
        let lines = (0..<3).map { _ in
            (0..<8).map { _ in String(words[random.below(words.count)]) }.joined(separator: " ")
                + " a\(random.below(30000))"
        }
        let title = "\(system) job failed in \(model)"
        let features = FailureFeatures(
            title: title, lines: lines, family: "x", nodes: [model], systems: [system])
        let remembered = RememberedFailure(
            fingerprint: Fingerprint(rawValue: "v1:\(number)"), repository: repository, title: title,
            category: .transientFailure, lastSeen: Timestamp(milliseconds: Int64(number)), features: features)
        return Made(title: title, lines: lines, nodes: [model], system: system, remembered: remembered)
    }

    private struct Random {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }
}
