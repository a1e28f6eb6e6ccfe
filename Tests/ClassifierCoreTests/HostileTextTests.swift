import Contracts
import Testing

@testable import ClassifierCore

@Suite("Hostile text")
struct HostileTextTests {
    /// Random numbers that are the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    private static let pieces: [String] = [
        "", "\u{0}", "\u{202E}", "\u{200B}\u{200D}", "\u{E0041}", "```", "```\n", "\n\n\n", "\t", "error", "429", "→",
        "->",
        "3/3", "99999999999999999999", "from 1 to 2", "not ", "é", "e\u{301}", "🧨", "错误", "'", "don't", "of", "1 of",
        String(repeating: "a", count: 500), "timeout exceeded", "retry passed", "<!-- ", "]]>", "\r\n",
    ]

    @Test("any text is judged, with probabilities that add up")
    func anyText() throws {
        let engine = try ProjectCorpus.requireEngine()
        var dice = Dice(state: 7)
        var scratch = ModelScratch(for: engine.model)
        for _ in 0..<300 {
            let body = (0..<Int.random(in: 0..<40, using: &dice))
                .map { _ in HostileTextTests.pieces[Int.random(in: 0..<HostileTextTests.pieces.count, using: &dice)] }
                .joined(separator: Bool.random(using: &dice) ? " " : "")
            let facts = ReportFacts(title: String(body.prefix(Int.random(in: 0..<80, using: &dice))), body: body)
            let found = engine.classify(facts, scratch: &scratch)
            #expect(abs(found.probabilities.values.reduce(0, +) - 1) < 1e-4)
            #expect(found.probabilities.values.allSatisfy { (0...1).contains($0) })
            #expect((0.2...1).contains(found.confidence))
            #expect((1...10).contains(found.complexityScore))
            #expect((0...1).contains(found.unfamiliarity))
            for evidence in found.evidence {
                #expect(facts.title.utf8.contains(evidence.quote) || facts.body.utf8.contains(evidence.quote))
            }
        }
    }

    @Test("any bytes are read, valid UTF-8 or not")
    func anyBytes() throws {
        let model = try ProjectCorpus.requireEngine().model
        var dice = Dice(state: 11)
        var scratch = ModelScratch(for: model)
        for length in [0, 1, 2, 3, 7, 64, 1000, 40_000] {
            for _ in 0..<20 {
                let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }
                let scores = bytes.withUnsafeBufferPointer { model.scores(title: $0, body: $0, scratch: &scratch) }
                #expect((0...1).contains(scores.unfamiliarity))
                #expect(scores.wordCount <= 2 * length)
            }
        }
    }

    @Test("a longer text costs no more than its length: what is read is bounded")
    func boundedCost() throws {
        let model = try ProjectCorpus.requireEngine().model
        var scratch = ModelScratch(for: model)
        let hostile = ["a ", "error ", "a\n", "3/3 ", "retry passed ", "x", "```\n", "\u{200B}", "not "]
        for piece in hostile {
            let huge = Array(String(repeating: piece, count: 2_000_000 / piece.utf8.count).utf8)
            let clock = ContinuousClock()
            let time = clock.measure {
                let scores = huge.withUnsafeBufferPointer { model.scores(title: $0, body: $0, scratch: &scratch) }
                #expect(scores.wordCount <= 24 * 1024)
            }
            #expect(time < .seconds(1))
        }
    }

    @Test("zero-width and direction marks do not split a word")
    func invisibleCharacters() throws {
        let engine = try ProjectCorpus.requireEngine()
        let plain = "Connection reset by peer, the retry passed and nothing changed"
        let hidden = plain.map { $0 == " " ? " " : "\($0)\u{200B}" }.joined()
        let (one, other) = (ReportFacts(title: "t", body: plain), ReportFacts(title: "t", body: hidden))
        #expect(engine.classify(one).probabilities == engine.classify(other).probabilities)
    }
}

extension String.UTF8View {
    /// Whether the bytes of `other` occur.
    func contains(_ other: String) -> Bool {
        let (all, part) = (Array(self), Array(other.utf8))
        guard part.count <= all.count else { return false }
        return (0...all.count - part.count).contains { all[$0..<$0 + part.count].elementsEqual(part) }
    }
}
