import Contracts

/// A made-up life of many nodes from a seed: when they failed, and when pull requests were merged.
struct NodeHistory {
    /// A failure.
    struct Failure {
        let key: RiskNode
        let at: Timestamp
    }

    /// A node.
    struct RiskNode: Hashable {
        let repository: Int
        let number: Int
    }

    private(set) var failures: [Failure] = []
    private(set) var merges: [(repository: Int, at: Timestamp)] = []
    /// What each node's failing on each day was drawn with: what a forecast that knew its nature would say.
    private(set) var truth: [RiskNode: [Double]] = [:]
    static let start = Timestamp(milliseconds: 1_780_012_800_000)

    /// How a node fails.
    private enum Nature: Int, CaseIterable {
        case quiet, noisy, weekly, periodic, bursting, worsening, healing, fragile
    }

    init(seed: UInt64, days: Int, repositories: Int = 5, nodesEach: Int = 60) {
        var dice = SplitMix(seed)
        var mergedOn: [Int: Set<Int>] = [:]
        for repository in 0..<repositories {
            for day in 0..<days where day % 7 < 5 && dice.chance(0.35) {
                mergedOn[repository, default: []].insert(day)
                let at = NodeHistory.start + .seconds(day * 86_400 + 36_000 + dice.below(28_800))
                merges.append((repository, at))
            }
        }
        for repository in 0..<repositories {
            for number in 0..<nodesEach {
                let node = RiskNode(repository: repository, number: number)
                let (failing, chances) = NodeHistory.days(&dice, days, mergedOn[repository] ?? [])
                truth[node] = chances
                for (day, hour) in failing {
                    let at = NodeHistory.start + .seconds(day * 86_400 + hour * 3600 + dice.below(1800))
                    failures.append(Failure(key: node, at: at))
                    // What failed is often tried again within the hour.
                    if dice.chance(0.4) { failures.append(Failure(key: node, at: at + .seconds(1200))) }
                }
            }
        }
        failures.sort { $0.at < $1.at }
        merges.sort { $0.at < $1.at }
    }

    /// The days and hours on which one node fails.
    private static func days(
        _ dice: inout SplitMix, _ days: Int, _ merged: Set<Int>
    ) -> (
        [(Int, Int)], [Double]
    ) {
        let nature = Nature.allCases[min(7, dice.chance(0.4) ? 0 : dice.below(8))]
        let hour = dice.below(24)
        let rate = dice.between(0.02, 0.3)
        let weekday = dice.below(7)
        let period = 2 + dice.below(13)
        let phase = dice.below(period)
        var found: [(Int, Int)] = []
        var chances: [Double] = []
        var isBroken = false
        for day in 0..<days {
            let progress = Double(day) / Double(days)
            let wasBroken = isBroken
            if nature == .bursting { isBroken = isBroken ? dice.chance(0.6) : dice.chance(0.03) }
            let probability: Double =
                switch nature {
                case .quiet: 0.008
                case .noisy: rate
                case .weekly: day % 7 == weekday ? min(0.85, rate * 4) : rate / 12
                case .periodic: (day + phase) % period == 0 ? 0.85 : 0.01
                case .bursting: isBroken ? 0.9 : 0.005
                case .worsening: rate * progress * progress * 2
                case .healing: rate * (1 - progress) * (1 - progress) * 2
                case .fragile: merged.contains(day - 1) ? min(0.8, rate * 2.5) : rate / 4
                }
            chances.append(
                nature == .bursting ? (wasBroken ? 0.6 : 0.03) * 0.9 + (wasBroken ? 0.4 : 0.97) * 0.005 : probability)
            if dice.chance(probability) { found.append((day, min(23, hour + dice.below(2)))) }
        }
        return (found, chances)
    }
}
