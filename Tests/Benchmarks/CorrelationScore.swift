import Contracts
import Foundation
import Simulation

/// How well incidents agree with the causes, by pairs of failures.
///
/// A pair of one cause that struck several repositories belongs together. A pair of a cause that struck one repository only
/// counts neither way: whether an incident holds it is not what is asked. Every other pair does not belong together.
struct CorrelationScore {
    private var together = 0
    private var wrongly = 0
    private var missed = 0
    private var byKind: [CauseKind: (together: Int, missed: Int)] = [:]
    /// By cause, how many of its failures it took from when a second repository failed, and how many minutes.
    private var failures: [Int] = []
    private var minutes: [Double] = []
    private var undetected = 0

    mutating func add(_ platform: SimulatedPlatform, _ labels: [ULID: String], _ seen: [ULID: Set<ULID>]?) {
        let all = platform.failures
        let repositories = Dictionary(grouping: all, by: \.cause).mapValues {
            Set($0.map(\.classified.repository)).count
        }
        for (index, one) in all.enumerated() {
            for other in all[(index + 1)...] {
                let isOne = one.cause == other.cause
                if isOne, repositories[one.cause, default: 0] < 2 { continue }
                let label = labels[one.classified.failureID]
                let isFound = label != nil && label == labels[other.classified.failureID]
                if isOne {
                    if isFound { together += 1 } else { missed += 1 }
                    let known = byKind[one.kind] ?? (0, 0)
                    byKind[one.kind] = (known.together + (isFound ? 1 : 0), known.missed + (isFound ? 0 : 1))
                } else if isFound {
                    wrongly += 1
                }
            }
        }
        if let seen { detect(all, repositories, seen) }
    }

    private mutating func detect(
        _ all: [SimulatedFailure], _ repositories: [Int: Int], _ seen: [ULID: Set<ULID>]
    ) {
        let causes = Dictionary(grouping: all, by: \.cause)
        for (cause, members) in causes.sorted(by: { $0.key < $1.key }) where repositories[cause, default: 0] > 1 {
            guard
                let second = members.firstIndex(where: { $0.classified.repository != members[0].classified.repository })
            else { continue }
            let home = Dictionary(members.map { ($0.classified.failureID, $0.classified.repository) }) { one, _ in one }
            let found = members.indices[second...].first { index in
                let together = seen[members[index].classified.failureID] ?? []
                return Set(together.compactMap { home[$0] }).count > 1
            }
            guard let found else {
                undetected += 1
                continue
            }
            failures.append(found - second + 1)
            minutes.append(Double(members[found].arrivesAt.since(members[second].arrivesAt).milliseconds) / 60_000)
        }
    }

    mutating func add(_ other: CorrelationScore) {
        together += other.together
        wrongly += other.wrongly
        missed += other.missed
        for (kind, counts) in other.byKind {
            let known = byKind[kind] ?? (0, 0)
            byKind[kind] = (known.together + counts.together, known.missed + counts.missed)
        }
        failures += other.failures
        minutes += other.minutes
        undetected += other.undetected
    }

    var precision: Double { Double(together) / Double(max(1, together + wrongly)) }
    var recall: Double { Double(together) / Double(max(1, together + missed)) }
    var measure: Double { 2 * precision * recall / max(0.000_001, precision + recall) }

    /// The share of causes that were seen by the third failure since a second repository failed.
    var promptness: Double { Double(failures.count { $0 <= 3 }) / Double(max(1, failures.count + undetected)) }

    func row(_ name: String) -> String {
        var line = name.padding(toLength: 28, withPad: " ", startingAt: 0)
        line += String(format: " precision %.3f recall %.3f F1 %.3f", precision, recall, measure)
        guard !failures.isEmpty else { return line }
        let causes = failures.count + undetected
        let prompt = failures.count { $0 <= 3 }
        let sorted = minutes.sorted()
        line += String(
            format:
                "  seen by the third failure %.0f%% (at all %.0f%%) of %d causes, after %.0f min (median), %.0f (p90)",
            100 * Double(prompt) / Double(causes), 100 * Double(failures.count) / Double(causes), causes,
            sorted[sorted.count / 2], sorted[sorted.count * 9 / 10])
        return line
    }

    /// Recall by kind of cause.
    var kinds: [String] {
        byKind.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, counts in
            "  \(kind.rawValue.padding(toLength: 20, withPad: " ", startingAt: 0))"
                + String(
                    format: " recall %.3f of %d pairs",
                    Double(counts.together) / Double(max(1, counts.together + counts.missed)),
                    counts.together + counts.missed)
        }
    }
}
