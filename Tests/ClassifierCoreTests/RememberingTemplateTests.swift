import FailureText
import Testing

@testable import ClassifierCore

@Suite("Remembering: templates")
struct RememberingTemplateTests {
    private func isJoined(_ one: [String], _ other: [String], family: String = "dbt.database_error") -> Bool {
        var tree = TemplateTree()
        let first = tree.place(TemplateTokens(family: family, lines: one)).id
        return tree.place(TemplateTokens(family: family, lines: other)).id == first
    }

    @Test(
        "errors that differ only in free words are one cluster",
        arguments: [
            (
                "Lost connection while reading rows from the warehouse",
                "Lost connection while reading rows from the cluster"
            ),
            ("Job failed yesterday because the worker was busy", "Job failed today because the worker was busy"),
            (
                "Query 8841 was aborted by the server during recovery",
                "Query 12 was aborted by the server during shutdown"
            ),
        ])
    func freeWords(one: String, other: String) { #expect(isJoined([one], [other])) }

    @Test(
        "errors that differ in a model, column, code, quoted text, polarity or type are two",
        arguments: [
            (
                "Database Error in model orders (models/orders.sql)",
                "Database Error in model customers (models/customers.sql)"
            ),
            (
                "Database Error in model orders while loading rows",
                "Database Error in model payments while loading rows"
            ),
            (
                "ERROR: column \"amount\" of the relation does not exist",
                "ERROR: column \"total\" of the relation does not exist"
            ),
            (
                "request to the service failed with HTTP 503 after retries",
                "request to the service failed with HTTP 401 after retries"
            ),
            ("ORA-00942: table or view does not exist here", "ORA-01555: table or view does not exist here"),
            ("the stored object does already exist in stage", "the stored object does not exist in stage"),
            ("expression is of type integer in this statement", "expression is of type boolean in this statement"),
            (
                "cannot parse file reports/a.csv as comma separated text",
                "cannot parse file reports/b.csv as comma separated text"
            ),
            ("failed for user=anna in the evening load", "failed for user=bert in the evening load"),
        ])
    func namesDiffer(one: String, other: String) { #expect(!isJoined([one], [other])) }

    @Test("names behind the last compared token still keep errors apart")
    func longErrors() {
        let words = String(repeating: "word and ", count: 60)
        #expect(!isJoined([words + "models/a.sql"], [words + "models/b.sql"]))
        #expect(isJoined([words + "models/a.sql"], [words + "models/a.sql"]))
        let lines = ["Lost connection while reading rows"]
        let families = ["a", "b"].map { TemplateTokens(family: $0, lines: lines).path }
        #expect(families[0] != families[1], "another family is another cluster")
    }

    @Test("two variables are equal, but no variable is a template's wildcard")
    func variables() {
        var tree = TemplateTree()
        let first = tree.place(TemplateTokens(logLine: "took 12 ms on alpha".utf8))
        #expect(tree.place(TemplateTokens(logLine: "took 9 ms on alpha".utf8)).changed == nil)
        let wider = tree.place(TemplateTokens(logLine: "took 9 ms on beta".utf8))
        #expect(wider.cluster == first.cluster)
        #expect(wider.changed?.tokens.hasSuffix("00000000") == true)
        #expect(tree.place(TemplateTokens(logLine: "took 9 ms on gamma".utf8)).changed == nil)
        #expect(TemplateTokens(logLine: "7".utf8).tokens == [TemplateTokens.variable])
    }

    @Test("a member finds its cluster again however many joined after it, in either order")
    func order() {
        let lines = ["today", "yesterday", "tonight", "recently"].map { "Job failed \($0) because the worker was busy" }
        for order in [lines, lines.reversed()] {
            var tree = TemplateTree()
            let ids = order.map { tree.place(TemplateTokens(family: "x", lines: [$0])).id }
            #expect(Set(ids).count == 1)
            for line in order { #expect(tree.match(TemplateTokens(family: "x", lines: [line])) == ids[0]) }
        }
    }

    @Test("the least recently used template goes first, on a path and over all")
    func bounded() {
        var tree = TemplateTree(capacity: 2)
        let (one, two) = (tree.place(line("one")), tree.place(line("two")))
        _ = tree.place(line("one"))
        #expect(tree.place(line("three")).forgotten == [two.id])
        #expect(tree.match(line("one")) == one.id)
        #expect(tree.count == 2)

        var crowded = TemplateTree(capacity: 10_000)
        for number in 0..<1000 {
            let word = String(UnicodeScalar(UInt8(97 + number % 26))) + String(repeating: "x", count: number / 26)
            _ = crowded.place(TemplateTokens(logLine: "same start \(word) \(word) \(word)".utf8))
        }
        #expect(crowded.count <= TemplateTree.leafCapacity)
    }

    @Test("a stored tree goes on where it was, whole or by its changes")
    func records() {
        var tree = TemplateTree(capacity: 50)
        var stored: [TemplateID: TemplateRecord] = [:]
        for number in 0..<300 {
            let word = String(UnicodeScalar(UInt8(97 + number % 23)))
            let match = tree.place(line("\(word) \(number % 7 == 0 ? "late" : "soon") and more words follow"))
            if let changed = match.changed { stored[match.id] = changed }
            for id in match.forgotten { stored[id] = nil }
        }
        #expect(Set(tree.records) == Set(stored.values))
        var again = TemplateTree(capacity: 50, records: tree.records)
        #expect(again.records == tree.records)
        for word in ["a", "q", "zz"] {
            let text = line("\(word) never and more words follow")
            #expect(again.place(text) == tree.place(text))
        }
    }

    @Test("any bytes are read, and damaged records are left out")
    func anyBytes() {
        var generator = SeededGenerator(seed: 3)
        var tree = TemplateTree(capacity: 20)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = tree.place(TemplateTokens(logLine: bytes))
            let text = String(decoding: bytes, as: UTF8.self)
            _ = tree.place(TemplateTokens(family: text, normalisedLines: [text, ""]))
        }
        #expect(tree.count <= 20)
        var record = TemplateRecord(id: TemplateID(1), path: 1, tokens: [5])
        record.tokens = "xyz"
        let older = TemplateRecord(id: TemplateID(rawValue: "t0:0000000000000001"), path: 1, tokens: [5])
        #expect(TemplateTree(records: [record, older]).count == 0)
    }

    private func line(_ text: String) -> TemplateTokens { TemplateTokens(logLine: text.utf8) }
}
