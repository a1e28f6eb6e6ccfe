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
        case "lives": try LifeTrial.run(entries: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)
        case "similar": SimilarTrial.run(count: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)
        default:
            FileHandle.standardError.write(
                Data(
                    "usage: benchmarks bare | redis <url> | text | templates <folder> | similar [failures] | lives [entries] | calls\n"
                        .utf8))
            exit(2)
        }
    }
}
