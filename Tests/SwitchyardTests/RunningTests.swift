import Contracts
import SwitchyardCore
import Testing

@Suite("Running and printing")
struct RunningTests {
    @Test("a program that dies rests longer each time, at most ten seconds, and at once again after it ran well")
    func rests() {
        var policy = RestartPolicy()
        let rests = (1...12).map { _ in policy.rest(afterRunning: .seconds(1)) }
        #expect(rests.prefix(4) == [.zero, .milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(rests.last == .seconds(10) && zip(rests, rests.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(policy.rest(afterRunning: .seconds(29)) == .seconds(10))
        #expect(policy.rest(afterRunning: .seconds(30)) == .zero)
        #expect(policy.rest(afterRunning: .seconds(1)) == .milliseconds(100))
    }

    @Test("lines that arrive in pieces are whole, whatever the pieces", arguments: 1...9)
    func pieces(size: Int) {
        let text = "one\n\nnaïve 🧪\nlast"
        var splitter = LineSplitter()
        var lines: [String] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            lines += splitter.take(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(lines == ["one", "", "naïve 🧪"])
        #expect(splitter.rest() == "last" && splitter.rest() == nil)
    }

    @Test("a line without end is cut at 64 KiB and nothing of it is lost")
    func endless() {
        var splitter = LineSplitter()
        let lines = splitter.take(Array(repeating: 0x61, count: 150_000))
        #expect(lines.map(\.utf8.count) == [65_536, 65_536] && splitter.rest()?.utf8.count == 150_000 - 131_072)
        #expect(splitter.take(Array(repeating: 0x62, count: 65_536) + [0x0A]).map(\.utf8.count) == [65_536])
    }

    @Test("columns are as wide as their widest cell, without blanks at the end")
    func table() {
        var table = TextTable(["name", "count"])
        table.add(["a long name", "1"])
        table.add(["é", ""])
        table.add([])
        #expect(table.lines == ["name         count", "a long name  1", "é", ""])
    }

    @Test("a verdict is told line by line")
    func verdict() {
        let lines = VerdictText.lines(Given.verdict())
        #expect(lines.first == "category    transient_failure  (88 %)")
        #expect(lines.contains("decided by  rule, rule deadlock") && lines.contains("held        deadlock"))
        #expect(lines.suffix(2) == ["next        deadlock", "            Wait"])
    }
}
