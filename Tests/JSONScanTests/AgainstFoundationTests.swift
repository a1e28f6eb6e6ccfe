import Foundation
import JSONScan
import Testing

@Suite("The scanner and the writer against Foundation")
struct AgainstFoundationTests {
    @Test("a thousand random values written by us are read alike by Foundation and by us")
    func written() throws {
        var random = RandomJSON(seed: 1)
        for _ in 0..<1000 {
            let value = JSONValue.array([random.value()])
            var writer = JSONWriter()
            writer.value(value)
            #expect(try JSONValue(parsing: writer.bytes).canonical == value.canonical)
            #expect(try FoundationValue.read(writer.bytes) == value.canonical, "\(writer.text)")
        }
    }

    @Test("random values written by Foundation, also pretty-printed, are read as they were")
    func readBack() throws {
        var random = RandomJSON(seed: 2)
        for round in 0..<300 {
            let value = JSONValue.array([random.value()]).canonical
            var writer = JSONWriter()
            writer.value(value)
            let object = try JSONSerialization.jsonObject(with: Data(writer.bytes))
            let options: JSONSerialization.WritingOptions = round.isMultiple(of: 2) ? [.prettyPrinted] : []
            let text = try JSONSerialization.data(withJSONObject: object, options: options)
            #expect(try JSONValue(parsing: [UInt8](text)).canonical == value)
        }
    }

    @Test(
        "every recorded webhook body is read as Foundation reads it",
        .enabled(if: SharedWebhooks.arePresent, "\(SharedWebhooks.absence)"))
    func webhooks() throws {
        let bodies = try SharedWebhooks.bodies()
        #expect(bodies.count > 40)
        for (name, bytes) in bodies {
            #expect(try JSONValue(parsing: bytes).canonical == FoundationValue.read(bytes), "\(name)")
        }
    }

    @Test(
        "a recorded webhook body cut at any byte throws and never passes",
        .enabled(if: SharedWebhooks.arePresent, "\(SharedWebhooks.absence)"))
    func truncated() throws {
        let bytes = try #require(SharedWebhooks.bodies().first { $0.name == "issues/opened.payload.json" }).bytes
        let end = (bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0)
        for count in 0...end {
            let error = #expect(throws: JSONError.self) {
                try JSONScanner.scan(Array(bytes.prefix(count))) { scanner throws(JSONError) in try scanner.skip() }
            }
            #expect(
                error?.code == .unexpectedEnd && error?.offset == count, "cut at \(count): \(String(describing: error))"
            )
        }
    }

    @Test("random damage never crashes, and what we let pass Foundation reads as we do")
    func damaged() throws {
        var random = RandomJSON(seed: 3)
        var accepted = 0
        for _ in 0..<3000 {
            var writer = JSONWriter()
            writer.value(.array([random.value(), random.value()]))
            var bytes = writer.bytes
            for _ in 0..<Int.random(in: 1...3, using: &random.generator) {
                let index = Int.random(in: 0..<bytes.count, using: &random.generator)
                bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random.generator)
            }
            let ours = Result { () throws(JSONError) in try JSONValue(parsing: bytes) }
            if case .success(let value) = ours {
                accepted += 1
                let theirs = try? FoundationValue.read(bytes)
                if let theirs { #expect(value.canonical == theirs, "\(String(decoding: bytes, as: UTF8.self))") }
            }
        }
        #expect(accepted > 100)
    }
}
