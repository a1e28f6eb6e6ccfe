import Contracts
import CorrelatorCore
import Foundation

/// What a failure costs the correlator's decisions when much is open and much is remembered.
enum CorrelationCost {
    /// Prints failures a second of CPU time at 10,000 open incidents and a million remembered fingerprints, the memory, and
    /// the same with a tenth of the history.
    static func run() {
        for history in [100_000, 1_000_000] {
            var memory = CorrelationMemory()
            memory.remember(fingerprints: history)
            var number = 0
            // Ten thousand incidents of two repositories each, within a day.
            for incident in 0..<10_000 {
                for side in 0..<2 {
                    number += 1
                    _ = memory.add(
                        failure(
                            number, incident: incident, repository: side * 40 + incident % 40, minute: incident / 10))
                }
            }
            let start = CPUClock.seconds
            let count = 20_000
            for round in 0..<count {
                number += 1
                _ = memory.add(
                    failure(
                        number, incident: (round * 7919) % 10_000, repository: 80 + round % 40,
                        minute: 1000 + round / 40))
            }
            let seconds = CPUClock.seconds - start
            let size = memory.size
            print(
                String(
                    format: "%d fingerprints, %d traits, %d clusters: %.0f failures/s, %.0f MB", history, size.traits,
                    size.clusters, Double(count) / seconds, megabytes()))
        }
    }

    private static func failure(_ number: Int, incident: Int, repository: Int, minute: Int) -> FailureClassified {
        let home = RepositoryName("acme/r\(repository)") ?? Self.home
        let at = Timestamp(milliseconds: 1_795_000_000_000 + Int64(minute) * 60_000)
        let verdict = Verdict(
            category: .infrastructureIssue, errorType: .warehouseUnavailable, priority: .high, confidence: 0.9,
            expert: .snowflakeExpert, complexityScore: 4, affectedSystems: ["snowflake"],
            monitoring: Monitoring(greenRuns: 1, quietSeconds: 0), summary: "", engine: .model, modelVersion: "m")
        return FailureClassified(
            failureID: ULID(time: at, random: UInt128(number)), subject: Subject(home, number: number),
            repository: home,
            fingerprint: Fingerprint(rawValue: "v1:\(incident)"), environment: .production,
            nodes: [
                FailedNode(
                    uniqueID: "model.r\(repository).m\(incident)", ancestors: ["source.r.s\(incident).t\(incident)"])
            ],
            verdict: verdict, title: "dbt run failed", origin: .api,
            error: ErrorDigest(
                family: "snowflake.connection", code: "250001",
                lines: [
                    "250001 (08001): Failed to connect to DB: hk\(incident)a.eu-west-1.snowflakecomputing.com:443. Connection timed out",
                    "Statement reached its statement or warehouse timeout of 600 second(s) and was canceled. warehouse W\(incident)_WH",
                ]),
            occurredAt: at, observedAt: at)
    }

    private static let home: RepositoryName = {
        guard let name = RepositoryName("acme/home") else { preconditionFailure("a name that is one") }
        return name
    }()

    private static func megabytes() -> Double {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (Double(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "0") ?? 0) / 1024
    }
}
