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
        case "correlation-cost": CorrelationCost.run()
        case "correlation-pairs": CorrelationTraining.pairs()
        case "correlation-tune": CorrelationTuning.run(rounds: arguments.dropFirst().first.flatMap { Int($0) } ?? 800)
        case "risk":
            // Seeds below 100 were looked at while the forecast's weights were chosen.
            let seeds = arguments.dropFirst().compactMap { UInt64($0) }
            RiskTrial.run(seeds: Array((seeds.first ?? 101)...max(seeds.first ?? 101, seeds.last ?? 120)))
        default:
            FileHandle.standardError.write(
                Data(
                    ("usage: benchmarks bare | redis <url> | text | templates <folder> | similar [failures] | lives [entries] | calls | risk [first seed] [last seed]"
                        + " | correlation [folder] | correlation-cost | correlation-pairs | correlation-validate | correlation-tune [rounds]\n")
                        .utf8))
            exit(2)
        }
    }
}
