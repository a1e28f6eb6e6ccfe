import Contracts
import CorrelatorCore
import Effects
import Platform
import Streams
import Testing

@testable import CorrelatorService

@Suite("What an incident's members share, in words", .timeLimit(.minutes(2)))
struct CauseWordsTests {
    private static func denied(
        _ bench: Bench, _ number: Int, _ name: String, _ lines: [String]
    ) throws
        -> FailureClassified
    {
        var failure = try bench.refused(number, name, at: number)
        failure.verdict.affectedSystems = []
        failure.fingerprint = Fingerprint(rawValue: "v1:00112233445566aa")
        failure.error = ErrorDigest(family: "dbt.database_error", lines: lines)
        return failure
    }

    @Test("the same error is told by what it says, inert and cleaned; its fingerprint stays on the stream alone")
    func told() async throws {
        let bench = try Bench()
        let lines = ["Database Error", "permission \u{202E}denied for @schema"]
        for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
            try await bench.take(.failureClassified, CauseWordsTests.denied(bench, number, name, lines))
        }
        try await bench.openTrackingIssues()
        let long = [String(repeating: "permission denied ", count: 1000)]
        try await bench.take(.failureClassified, CauseWordsTests.denied(bench, 4, "four", long))
        let incident = try #require(try await bench.incidents().first)
        #expect(incident.members.count == 4)
        #expect(incident.cause.kind == "fingerprint" && incident.cause.value == "v1:00112233445566aa")
        // What was said first stays.
        let words = "Database Error … permission denied for @schema"
        #expect(incident.cause.words == words)
        let bodies = try await bench.effects(.openIssue, .editIssue).compactMap(\.request.body)
        #expect(bodies.allSatisfy { !$0.contains("v1:") })
        #expect(bodies.last?.contains("\n- the same error: ` \(words) `\n") == true)
    }

    @Test("what is long is clipped, what says nothing is told by its title or its family")
    func bounded() async throws {
        func words(_ change: (inout FailureClassified) -> Void) async throws -> String? {
            let bench = try Bench(hub: false)
            for (number, name) in [(1, "one"), (2, "two")] {
                var failure = try CauseWordsTests.denied(bench, number, name, [])
                change(&failure)
                try await bench.take(.failureClassified, failure)
            }
            return try await bench.incidents().first?.cause.words
        }
        let clipped = try await words { $0.error.lines = [String(repeating: "permission denied ", count: 1000)] }
        #expect(clipped?.count == 200 && clipped?.hasSuffix("…") == true)
        #expect(try await words { $0.title = " nightly\n build " } == "nightly build")
        #expect(
            try await words {
                $0.title = ""
                $0.error.lines = ["\u{1B}", "  "]
            } == "dbt, database error")
    }
}
