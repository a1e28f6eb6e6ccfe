import Contracts
import Foundation
import Testing

@testable import ClassifierCore

@Suite("Remembering: similar failures")
struct RememberingSimilarTests {
    private func remembered(
        _ number: Int, _ line: String, node: String = "model.shop.orders", pattern: ResolutionPattern? = nil
    ) throws -> RememberedFailure {
        RememberedFailure(
            fingerprint: Fingerprint(rawValue: "v1:\(number)"), repository: try #require(RepositoryName("acme/shop")),
            issue: number, title: "Job failed", category: .transientFailure, pattern: pattern,
            lastSeen: Timestamp(milliseconds: Int64(number)), features: features(line, node: node))
    }

    private func features(_ line: String, node: String = "model.shop.orders") -> FailureFeatures {
        FailureFeatures(title: "Job failed", lines: [line], family: "x", nodes: [node], systems: ["snowflake"])
    }

    private func crowd(_ count: Int) throws -> SimilarFailures {
        var index = SimilarFailures(capacity: count)
        for number in 0..<count {
            index.add(
                try remembered(
                    number, "warehouse load alpha\(number % 37)x beta\(number % 41)x stopped",
                    node: "model.shop.m\(number)x"))
        }
        return index
    }

    @Test("the planted neighbour comes first, with how it ended, and its equal is 1")
    func planted() throws {
        var index = try crowd(1500)
        index.add(try remembered(9999, "certificate of the gateway has expired at midnight"))
        index.end(Fingerprint(rawValue: "v1:9999"), pattern: .infraResolved, issue: 42)
        let found = index.nearest(to: features("certificate of the proxy has expired at noon"), count: 3)
        #expect(found.first?.failure.fingerprint.rawValue == "v1:9999")
        #expect(found.first?.failure.pattern == .infraResolved)
        #expect(found.first?.failure.issue == 42)
        let same = index.nearest(to: features("certificate of the gateway has expired at midnight"), count: 1)
        #expect(same.first?.similarity == 1)
        for one in found { #expect((0...1).contains(one.similarity)) }
    }

    @Test("what is removed, excluded or pushed out is not found")
    func removal() throws {
        var index = SimilarFailures(capacity: 2)
        #expect(index.nearest(to: features("disk full"), count: 3).isEmpty)
        index.add(try remembered(1, "disk full on the runner"))
        index.add(try remembered(2, "token expired for the connector"))
        #expect(index.add(try remembered(3, "deadlock detected")) == Fingerprint(rawValue: "v1:1"))
        #expect(index.count == 2)
        #expect(index[Fingerprint(rawValue: "v1:1")] == nil)
        index.remove(Fingerprint(rawValue: "v1:2"))
        let found = index.nearest(to: features("deadlock detected"), count: 5, least: 0)
        #expect(found.map(\.failure.fingerprint.rawValue) == ["v1:3"])
        let own = Fingerprint(rawValue: "v1:3")
        #expect(index.nearest(to: features("deadlock detected"), count: 5, excluding: own).isEmpty)
        index.remove(own)
        #expect(index.count == 0)
        #expect(index.lists.allSatisfy { $0.isEmpty })
    }

    @Test("adding a fingerprint again replaces it and makes it the newest")
    func again() throws {
        var index = SimilarFailures(capacity: 2)
        index.add(try remembered(1, "disk full"))
        index.add(try remembered(2, "token expired"))
        index.add(try remembered(1, "quota exceeded", pattern: .human))
        index.add(try remembered(3, "deadlock"))
        #expect(Set(index.snapshot.map(\.fingerprint.rawValue)) == ["v1:1", "v1:3"])
        #expect(index[Fingerprint(rawValue: "v1:1")]?.pattern == .human)
    }

    @Test("a snapshot through JSON finds the same neighbours")
    func snapshot() throws {
        var index = try crowd(400)
        for number in stride(from: 0, to: 400, by: 3) { index.remove(Fingerprint(rawValue: "v1:\(number)")) }
        let data = try JSONEncoder().encode(index.snapshot)
        let stored = try JSONDecoder().decode([RememberedFailure].self, from: data)
        let again = SimilarFailures(capacity: 400, failures: stored)
        #expect(again.snapshot == index.snapshot)
        for number in 0..<40 {
            let query = features(
                "warehouse load alpha\(number)x beta\(number)x stopped", node: "model.shop.m\(number)x")
            #expect(again.nearest(to: query, count: 5) == index.nearest(to: query, count: 5))
        }
    }

    @Test("of very many equals the latest seen come first")
    func storm() throws {
        var index = SimilarFailures(capacity: 3000)
        for number in 0..<3000 { index.add(try remembered(number, "connection refused")) }
        let found = index.nearest(to: features("connection refused"), count: 3)
        #expect(found.map(\.failure.issue) == [2999, 2998, 2997])
    }

    @Test("any text has at most so many features")
    func anyText() {
        let long = (0..<500).map { "w\($0)x ünï\u{0} 日本" }.joined(separator: " ")
        #expect(FailureFeatures(title: long, lines: [long], family: long).hashes.count == FailureFeatures.most)
        #expect(!FailureFeatures(title: "", lines: [], family: "").hashes.isEmpty)
    }
}
