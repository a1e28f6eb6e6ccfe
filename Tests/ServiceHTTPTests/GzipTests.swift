import Foundation
import Testing

@testable import ServiceHTTP

@Suite("Expanding gzip", .timeLimit(.minutes(1)))
struct GzipTests {
    /// What gzip(1) makes of the text, at a level.
    private func gzip(_ bytes: [UInt8], level: Int = 6) async throws -> [UInt8] {
        try await blocking {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("plain-\(UUID().uuidString)")
            try Data(bytes).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["gzip", "-c", "-\(level)", file.path]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return Array(data)
        }
    }

    @Test("what gzip packs comes back, whatever the block type", arguments: [1, 6, 9])
    func roundTrip(level: Int) async throws {
        var seed: UInt64 = 7
        let noise = (0..<70_000).map { _ -> UInt8 in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: seed >> 33)
        }
        let prose = Array(
            String(repeating: "Database Error in model stg_orders (models/stg.sql) 42\n", count: 900).utf8)
        for bytes in [[], [65], Array("{\"text\":\"hi\"}".utf8), noise, prose, noise.map { $0 & 15 }, prose + noise] {
            let packed = try await gzip(bytes, level: level)
            #expect(try Gzip.expand(packed, atMost: 200_000) == bytes)
        }
    }

    @Test("a bomb is refused at the limit")
    func bomb() async throws {
        let packed = try await gzip(Array(repeating: 0, count: 10_000_000))
        #expect(packed.count < 20_000)
        #expect(throws: Gzip.Trouble.tooLong) { try Gzip.expand(packed, atMost: 1 << 20) }
    }

    @Test("no cut and no flipped bit goes unnoticed, and none crashes")
    func damage() async throws {
        let bytes = Array("the quick brown fox, the quick brown fox, the lazy dog 0123456789".utf8)
        let packed = try await gzip(bytes)
        for length in 0..<packed.count {
            #expect(throws: Gzip.Trouble.self) { try Gzip.expand(Array(packed.prefix(length)), atMost: 10_000) }
        }
        #expect(throws: Gzip.Trouble.self) { try Gzip.expand(packed + [0], atMost: 10_000) }
        for place in packed.indices {
            for bit in 0..<8 {
                var damaged = packed
                damaged[place] ^= 1 << bit
                // Time, system and name in the header may change; the content may not.
                if let output = try? Gzip.expand(damaged, atMost: 10_000) { #expect(output == bytes) }
            }
        }
    }
}
