import Contracts
import ResolverCore
import Testing

@Suite("What is written at a close")
struct ClosingNoteTests {
    private static func note(id: String = "70001", url: String? = nil, node: String = Given.node) -> String {
        var life = Given.life(nodes: [node])
        for index in 1...2 {
            var run = Given.run("\(id)\(index)", at: Double(index), nodes: [node])
            run.run?.url = url
            life = Given.machine(Double(index)).observe(run, life: life)?.life ?? life
        }
        return Given.machine(7).wake(life)?.effects.first?.request.body ?? ""
    }

    @Test("it names every run with its address, node and end, and how to object")
    func named() {
        let note = ClosingNoteTests.note(url: "https://cloud.example/runs/1?a=b&c=%20#x")
        #expect(note.contains("executed and passed in 2 later runs"))
        for end in ["2026-11-24T09:00:00.000Z", "2026-11-24T10:00:00.000Z"] {
            #expect(note.contains("| ` model.shop.orders ` | \(end) |"))
        }
        #expect(note.contains("[700011](https://cloud.example/runs/1?a=b&c=%20#x)"))
        #expect(note.contains("reopened. Wrong? Reopen it, or comment `/switchyard reopen`"))
        #expect(note.contains("2026-12-01T15:00:00.000Z"))
    }

    @Test(
        "an address that could be more than an address is no link",
        arguments: [
            "javascript:alert(1)", "https://x.example/)[a](https://evil.example", "https://x.example/ \"@octocat",
            "https://x.example/<script>", "https://x.example/|", "https://x.example/`", "https://x.example/é",
            "ftp://x",
            "https://x.example/\n# heading", "",
        ])
    func noLink(url: String) {
        let note = ClosingNoteTests.note(url: url)
        #expect(!note.contains("](") && note.contains("| ` 700011 ` |"))
    }

    @Test(
        "ids and nodes of runs take no effect",
        arguments: ["x` @octocat", "x | y\n@octocat", "](https://evil.example)", "<img src=x>", "fixes #12"])
    func inert(text: String) {
        let note = ClosingNoteTests.note(id: text, url: "https://cloud.example/1", node: text)
        let rows = note.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(rows.count == 2)
        for row in rows {
            let name = row.dropFirst(2).prefix { $0 != "]" || $0.isNewline }
            for mark in ["@o", "](https://evil", "<img", "#1"] {
                #expect(!name.contains(mark) && row.ranges(of: "](").count <= 2, "\(row)")
            }
            // The node stands in code that it cannot leave: a fence longer than any of its own.
            let fence = text.contains("`") ? "``" : "`"
            #expect(row.contains("| \(fence) ") && row.contains(" \(fence) |"), "\(row)")
        }
    }
}
