import Foundation
import ServiceRuntime

/// What `deploy/bench` compares with; it is no part of what ships.
@main
struct BenchmarkMain {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "bare": await BarePost.serve()
        case "redis":
            guard let url = arguments.dropFirst().first else { fallthrough }
            try await RedisLoad(url: url).run()
        case "templates":
            guard let folder = arguments.dropFirst().first else { fallthrough }
            try TemplateTrial.run(folder: folder)
        case "text": TextTrial.run()
        case "calls": try await CallTrial.run()
        case "lives": try await LifeTrial.run(entries: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)
        case "similar": SimilarTrial.run(count: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)
        case "correlation": try CorrelationTrial.run(folder: arguments.dropFirst().first)
        case "correlation-validate": try CorrelationTrial.run(folder: nil, seeds: CorrelationTrial.validationSeeds)
        case "correlation-busy":
            CorrelationTrial.runBusy(seeds(arguments, else: CorrelationTrial.heldOutSeeds))
        case "correlation-cost": CorrelationCost.run()
        case "correlation-pairs": CorrelationTraining.pairs()
        case "correlation-joins":
            CorrelationTraining.joins(
                isTaught: arguments.contains("taught"), seeds: seeds(arguments, else: CorrelationTrial.joiningSeeds))
        case "correlation-tune": CorrelationTuning.run(rounds: arguments.dropFirst().first.flatMap { Int($0) } ?? 800)
        case "risk":
            // Seeds below 100 were looked at while the forecast's weights were chosen.
            RiskTrial.run(seeds: Array(seeds(arguments, else: 101...120)))
        default:
            FileHandle.standardError.write(
                Data(
                    ("usage: benchmarks bare | redis <url> | text | templates <folder> | similar [failures] | lives [entries] | calls | risk [first seed] [last seed]"
                        + " | correlation [folder] | correlation-busy [first seed] [last seed] | correlation-cost | correlation-pairs | correlation-joins [taught] [first seed] [last seed] | correlation-validate | correlation-tune [rounds]\n")
                        .utf8))
            exit(2)
        }
    }

    private static func seeds(_ arguments: ArraySlice<String>, else usual: ClosedRange<UInt64>) -> ClosedRange<UInt64> {
        let given = arguments.compactMap { UInt64($0) }
        guard let first = given.first else { return usual }
        return first...max(first, given.last ?? usual.upperBound)
    }
}
