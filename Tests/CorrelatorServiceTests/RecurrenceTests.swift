import Contracts
import CorrelatorCore
import Effects
import Platform
import Streams
import Testing

@testable import CorrelatorService

@Suite("What keeps coming back, on a real Redis", .timeLimit(.minutes(2)))
struct RecurrenceTests {
    private static let week = 7 * 24 * 60

    private static func placed(_ failure: FailureClassified, in bench: Bench) -> FailurePlaced {
        FailurePlaced(
            failureID: failure.failureID, subject: failure.subject, repository: failure.repository,
            issue: failure.subject.number.map { IssueReference(number: $0) }, outcome: .joined, reason: "the same",
            category: .infrastructureIssue, priority: .high, expert: .snowflakeExpert,
            deadlines: Deadlines(), occurrenceCount: 1,
            firstOccurrence: failure.occurredAt, lastOccurrence: failure.occurredAt, fingerprint: failure.fingerprint,
            environment: failure.environment, monitoring: failure.verdict.monitoring)
    }

    @Test(
        "a burst beyond a failure's habit is one call with the figures, and its issue is labelled, whichever entry comes first",
        arguments: [true, false])
    func beyond(isPlacedFirst: Bool) async throws {
        let bench = try Bench()
        for week in 0..<8 {
            try await bench.take(
                .failureClassified, bench.refused(week + 1, "one", at: week * RecurrenceTests.week))
        }
        // Within its habit nothing but the threshold was told, and no issue labelled: each had one occurrence.
        let before = try await calls(bench)
        #expect(before == ["the same failure was seen 3 times in acme/one"])
        let start = 8 * RecurrenceTests.week + 3 * 24 * 60
        for number in 0..<6 {
            let failure = try bench.refused(100 + number, "one", at: start + number * 10)
            let placed = RecurrenceTests.placed(failure, in: bench)
            if isPlacedFirst { try await bench.take(.failurePlaced, placed) }
            try await bench.take(.failureClassified, failure)
            if !isPlacedFirst { try await bench.take(.failurePlaced, placed) }
        }
        let news = try await calls(bench).dropFirst(before.count)
        #expect(news.count == 1)
        #expect(
            news.first?.hasSuffix("within 24 hours, where 0.1 are usual at this time of the week") == true)
        let labels = try await bench.effects(.addLabels)
        #expect(labels.map(\.request.labels) == [["switchyard:recurring"]])
        #expect(labels.allSatisfy { ($0.number ?? 0) >= 100 })
    }

    private func calls(_ bench: Bench) async throws -> [String] {
        try await bench.platform.inspector.entries(EntryQuery(.escalations, after: nil, limit: 100))
            .map { try Envelope(fields: $0.fields).decode(EscalationRaised.self) }
            .filter { $0.kind == .recurrence }.map(\.message)
    }
}
