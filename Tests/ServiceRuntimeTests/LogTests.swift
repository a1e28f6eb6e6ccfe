import Contracts
import Foundation
import Logging
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite("Log lines")
struct LogTests {
    private final class Lines: Sendable {
        let bytes = Mutex<[UInt8]>([])
        var sink: LogSink { LogSink { line in self.bytes.withLock { $0 += line } } }
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    }

    private func logger(_ lines: Lines, _ format: LogFormat, coloured: Bool = false) -> Logger {
        let origin = LogOrigin(service: "classifier", instance: "h-1-a") { Timestamp(milliseconds: 0) }
        return Logger(label: "test") { label in
            ServiceLogHandler(
                label: label, origin: origin, format: format, level: .debug, coloured: coloured, sink: lines.sink)
        }
    }

    static let hostile = [
        "two\nlines", "\u{1B}[2Jclear", "quote\" slash\\ null\0", "\u{2028}\u{2029}\u{85}\u{9B}31m", "\u{202E}rtl",
        "{\"level\":\"info\"}", String(repeating: "x", count: 100_000), "emoji 👩‍🚀", "\r\n\r\n",
    ]

    @Test("a JSON line is one line of valid JSON that gives back what was logged", arguments: hostile)
    func json(text: String) throws {
        let lines = Lines()
        logger(lines, .json).info(
            "\(text)",
            metadata: [text: .string(text), "level": "mine", "n": .stringConvertible(3), "list": [.string(text)]])
        let written = lines.text
        #expect(written.hasSuffix("\n") && written.utf8.count { $0 == 0x0A } == 1)
        #expect(!written.unicodeScalars.dropLast().contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        let object = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
        let line = try #require(object)
        #expect(line["message"] as? String == text)
        #expect(line[text] as? String == text)
        #expect(line["level"] as? String == "info" && line["level_"] as? String == "mine")
        #expect(line["n"] as? Int == 3 && line["list"] as? [String] == [text])
        #expect(line["service"] as? String == "classifier" && line["instance"] as? String == "h-1-a")
        #expect(line["time"] as? String == "1970-01-01T00:00:00.000Z" && line["logger"] as? String == "test")
    }

    @Test("a text line is one line that can't drive the terminal", arguments: hostile)
    func text(text: String) {
        let lines = Lines()
        logger(lines, .text).warning("\(text)", metadata: ["key": .string(text)])
        let written = lines.text.dropLast()
        #expect(!written.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    }

    @Test("colours go with the level")
    func colour() {
        let lines = Lines()
        logger(lines, .text, coloured: true).error("broken")
        #expect(lines.text.contains("\u{1B}[31mERROR"))
    }

    @Test(
        "colours are for terminals unless the environment says otherwise",
        arguments: [
            ([:], true, true), ([:], false, false), (["FORCE_COLOR": "1"], false, true),
            (["NO_COLOR": "1"], true, false),
            (["TERM": "dumb"], true, false),
        ] as [([String: String], Bool, Bool)])
    func wantsColour(environment: [String: String], terminal: Bool, expected: Bool) {
        #expect(LogSink.colours(environment: environment, isTerminal: terminal) == expected)
    }

    @Test("an error goes under its own key and a lower level is not written")
    func levels() {
        struct Broken: Error, CustomStringConvertible { let description = "pipe broke" }
        let lines = Lines()
        let logger = logger(lines, .json)
        logger.trace("unseen")
        #expect(lines.text.isEmpty)
        logger.error("failed", error: Broken())
        #expect(lines.text.contains("\"error\":\"pipe broke\""))
    }
}
