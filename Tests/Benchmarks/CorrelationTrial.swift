import Contracts
import CorrelatorCore
import Foundation
import Simulation

/// Finds incidents in simulated platforms whose causes are known; `correlation.py` does the same with drain3.
enum CorrelationTrial {
    static let sizes = [3, 5, 10, 20, 35, 50]
    static let days = 28
    /// The trees of pairs were found on the training seeds, those of groups on the joining seeds, the thresholds on the
    /// validation seeds; figures are told of the others only.
    static let trainingSeeds: ClosedRange<UInt64> = 1...100
    static let joiningSeeds: ClosedRange<UInt64> = 201...500
    static let validationSeeds: ClosedRange<UInt64> = 101...112
    static let heldOutSeeds: ClosedRange<UInt64> = 6001...6012

    static func platforms(_ seeds: ClosedRange<UInt64>) -> [(repositories: Int, platform: SimulatedPlatform)] {
        guard let start = Timestamp(rfc3339: "2026-09-01T00:00:00Z") else { return [] }
        return sizes.flatMap { size in
            seeds.map { (size, SimulatedPlatform(seed: $0, repositories: size, days: days, from: start)) }
        }
    }

    /// A few days of few repositories in which much fails, 4 to 60 times as often as usual.
    static func busyPlatforms(_ seeds: ClosedRange<UInt64>) -> [(repositories: Int, platform: SimulatedPlatform)] {
        guard let start = Timestamp(rfc3339: "2026-09-01T00:00:00Z") else { return [] }
        return [2, 3, 5].flatMap { size in
            seeds.map { seed in
                let pace = [4.0, 10, 25, 60][Int(seed % 4)]
                let days = pace > 20 ? 2 : 5
                return (
                    size,
                    SimulatedPlatform(seed: seed, repositories: size, days: days, pace: pace, from: start)
                )
            }
        }
    }

    /// Prints a table, and writes the failures with their truth into the folder for the other baseline.
    static func run(folder: String?, seeds: ClosedRange<UInt64> = heldOutSeeds) throws {
        let platforms = platforms(seeds)
        print("\(platforms.count) simulated platforms of \(days) days, seeds \(seeds)")
        var whole = CorrelationScore()
        var equal = CorrelationScore()
        for size in sizes {
            var own = CorrelationScore()
            var peer = CorrelationScore()
            for (index, entry) in platforms.enumerated() where entry.repositories == size {
                let found = correlate(entry.platform)
                own.add(entry.platform, found.labels, found.seen)
                peer.add(entry.platform, sameFingerprint(entry.platform, hours: 12), nil)
                if let folder { try write(entry.platform, size, to: "\(folder)/\(index).tsv") }
            }
            print(own.row("correlator, \(size) repositories"))
            whole.add(own)
            equal.add(peer)
        }
        print(whole.row("correlator"))
        print(equal.row("same fingerprint in 12 h"))
        for line in whole.kinds { print(line) }
    }

    /// Prints how well it does where much fails.
    static func runBusy(_ seeds: ClosedRange<UInt64>) {
        var whole = CorrelationScore()
        for (_, platform) in busyPlatforms(seeds) {
            let found = correlate(platform)
            whole.add(platform, found.labels, found.seen)
        }
        print(whole.row("correlator, busy platforms"))
    }

    /// By failure its incident in the end, and by failure how far each was seen when it arrived.
    static func correlate(
        _ platform: SimulatedPlatform, weights: EdgeWeights = .standard
    ) -> (labels: [ULID: String], seen: [ULID: Set<ULID>]) {
        var memory = CorrelationMemory(weights: weights)
        var labels: [ULID: String] = [:]
        var members: [ULID: Set<ULID>] = [:]
        var seen: [ULID: Set<ULID>] = [:]
        var landing = platform.changes[...]
        for failure in platform.failures {
            while let next = landing.first, next.at <= failure.arrivesAt { memory.add(landing.removeFirst()) }
            let id = failure.classified.failureID
            let allotment = memory.add(failure.classified)
            for (incident, _) in allotment.ended {
                for member in members.removeValue(forKey: incident) ?? [] { labels[member] = nil }
            }
            for group in allotment.groups {
                let now = Set(group.nodes.flatMap { $0.members.map(\.failureID) })
                for member in members[group.incident] ?? [] where !now.contains(member) { labels[member] = nil }
                members[group.incident] = now
                for member in now { labels[member] = group.incident.description }
                if now.contains(id) { seen[id] = now }
            }
        }
        return (labels, seen)
    }

    /// All clusters of a platform, once everything has arrived.
    static func clusters(_ platform: SimulatedPlatform, _ weights: EdgeWeights) -> [Cluster] {
        var memory = CorrelationMemory(weights: weights, forgets: false)
        var landing = platform.changes[...]
        for failure in platform.failures {
            while let next = landing.first, next.at <= failure.arrivesAt { memory.add(landing.removeFirst()) }
            _ = memory.add(failure.classified)
        }
        return memory.living
    }

    /// What one would write first: failures of one fingerprint, each within so many hours of the one before.
    private static func sameFingerprint(_ platform: SimulatedPlatform, hours: Double) -> [ULID: String] {
        var last: [Fingerprint: (at: Timestamp, label: Int)] = [:]
        var labels: [ULID: String] = [:]
        for failure in platform.failures.map(\.classified).sorted(by: { $0.occurredAt < $1.occurredAt }) {
            let before = last[failure.fingerprint]
            let isNear = before.map { failure.occurredAt.since($0.at) < .seconds(hours * 3600) } ?? false
            let label = isNear ? before?.label ?? 0 : labels.count
            last[failure.fingerprint] = (failure.occurredAt, label)
            labels[failure.failureID] = "\(label)"
        }
        return labels
    }

    private static func write(_ platform: SimulatedPlatform, _ size: Int, to path: String) throws {
        let rows = platform.failures.map { failure in
            let text = (failure.report.title + " " + failure.classified.error.lines.joined(separator: " "))
                .replacing("\n", with: " ").replacing("\t", with: " ")
            return
                "\(size)\t\(failure.cause)\t\(failure.classified.repository)\t\(failure.classified.occurredAt.milliseconds)\t\(text)"
        }
        try rows.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
