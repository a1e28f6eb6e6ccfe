import Contracts
import SwitchyardCore
import Testing

@Suite("Hostile texts on a terminal")
struct TerminalTests {
    private static let hostile = "a\u{1B}[31m\u{202E}b\r\n2026-11-24T00:00:00Z  forged\tline\u{7}"
    private static let safe = "ab 2026-11-24T00:00:00Z  forged line"

    private func expectSafe(_ lines: [String]) {
        for line in lines {
            for mark in ["\u{1B}", "\n", "\r", "\t", "\u{7}", "\u{202E}"] { #expect(!line.contains(mark), "\(line)") }
        }
        #expect(lines.contains { $0.contains(TerminalTests.safe) })
    }

    @Test("a table keeps its rows")
    func table() {
        var table = TextTable(["name", "state"])
        table.add([TerminalTests.hostile, "open"])
        #expect(table.lines.count == 2)
        expectSafe(table.lines)
    }

    @Test("a story keeps its steps")
    func story() {
        let step = Happening(
            id: "1", at: Given.now, kind: "k", sentence: TerminalTests.hostile, details: [TerminalTests.hostile])
        expectSafe(StoryText.lines([step]))
        #expect(StoryText.lines([step]).count == 2)
    }

    @Test("a verdict keeps its lines")
    func verdict() {
        let plain = VerdictText.lines(Given.verdict()).count
        let lines = VerdictText.lines(Given.verdict(TerminalTests.hostile))
        #expect(lines.count == plain)
        expectSafe(lines)
    }

    @Test(
        "a step leads to addresses of the web alone",
        arguments: ["javascript:alert(1)", "file:///etc/passwd", "", " https://x"])
    func address(url: String) {
        #expect(Happening(id: "1", at: Given.now, kind: "k", sentence: "s", url: url).url == nil)
        #expect(Happening(id: "1", at: Given.now, kind: "k", sentence: "s", url: "https://x").url == "https://x")
    }
}
