import Foundation
import RedisStreams
import Synchronization

/// XADD of 1 kB over one connection by many callers at once, to be held against redis-benchmark at the same depth.
struct RedisLoad {
    let url: String

    /// Prints one JSON object: callers to commands a second.
    func run() async throws {
        let connection = RedisConnection(RedisOptions(address: try RedisAddress(url)))
        let value = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
        var words = RedisWords(["XADD", "benchmark", "*", "data"])
        words.append(value)
        let command = RedisCommand(words)
        var rates: [String: Int] = [:]
        for callers in [1, 16, 64, 256] {
            _ = try await connection.send(RedisCommand("DEL", "benchmark"))
            rates[String(callers)] = try await rate(connection, command, callers: callers, for: .seconds(2))
        }
        _ = try await connection.send(RedisCommand("DEL", "benchmark"))
        print(String(decoding: try JSONEncoder().encode(rates), as: UTF8.self))
    }

    private func rate(
        _ connection: RedisConnection, _ command: RedisCommand, callers: Int, for length: Duration
    ) async throws -> Int {
        let start = ContinuousClock.now
        let end = start + length
        let total = Atomic(0)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<callers {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        _ = try await connection.send(command)
                        count += 1
                    }
                    return count
                }
            }
            for try await count in group { total.add(count, ordering: .relaxed) }
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        return Int(Double(total.load(ordering: .relaxed)) / seconds)
    }
}
