import Contracts
import CorrelatorCore
import Effects
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import CorrelatorService

@Suite("Corrections on a real Redis", .timeLimit(.minutes(2)))
struct CorrectionTests {
    /// Two incidents of two repositories each: different logins on different accounts.
    private static func two() async throws -> (Bench, IncidentChanged, IncidentChanged) {
        let bench = try Bench()
        for (number, name) in [(1, "one"), (2, "two")] {
            try await bench.take(
                .failureClassified, bench.refused(number, name, user: "SVC_A", host: "hk1", at: number))
        }
        for (number, name) in [(3, "three"), (4, "four")] {
            try await bench.take(
                .failureClassified, bench.refused(number, name, user: "ELT_B", host: "zz9", at: 600 + number))
        }
        try await bench.openTrackingIssues()
        let all = try await bench.incidents()
        try #require(all.count == 2)
        return (bench, all[0], all[1])
    }

    @Test("after a merge the other's failures go into what stayed, and its tracking issue points there and is closed")
    func merge() async throws {
        let (bench, into, from) = try await CorrectionTests.two()
        _ = try await bench.methods.merge(
            MergeIncidentsRequest(into: into.incidentID, from: from.incidentID, actor: "ana"))
        try await bench.take(.failureClassified, bench.refused(5, "five", user: "ELT_B", host: "zz9", at: 620))
        let all = try await bench.incidents()
        let kept = try #require(all.first { $0.incidentID == into.incidentID })
        let ended = try #require(all.first { $0.incidentID == from.incidentID })
        #expect(all.count == 2 && kept.members.count == 5)
        #expect(ended.status == .resolved && ended.mergedInto == into.incidentID)
        #expect(
            try await CorrectionTests.departures(bench)
                == Set(from.members.map(\.subject)).sorted().map {
                    IncidentDeparture(subject: $0, into: into.incidentID)
                })
        let number = try #require(from.trackingIssue?.number)
        let pointer = try #require(try await bench.effects(.editIssue).last { $0.number == number })
        #expect(pointer.request.body?.contains("same cause as #\(into.trackingIssue?.number ?? 0)") == true)
        #expect(try await bench.effects(.closeIssue).map(\.number) == [number])
        // What has become part of another can't be merged once more: nothing runs in a circle.
        await #expect(throws: (any Error).self) {
            try await bench.methods.merge(
                MergeIncidentsRequest(into: from.incidentID, from: into.incidentID, actor: "ana"))
        }
    }

    /// Everybody who has left an incident, as it was told.
    private static func departures(_ bench: Bench) async throws -> [IncidentDeparture] {
        try await bench.platform.inspector.entries(EntryQuery(.incidents, after: nil, limit: 100))
            .flatMap { try Envelope(fields: $0.fields).decode(IncidentChanged.self).departed }
    }

    @Test("after a split later failures of either side go where they belong")
    func split() async throws {
        let bench = try Bench()
        for (number, name) in [(1, "one"), (2, "two"), (3, "three"), (4, "four")] {
            try await bench.take(.failureClassified, bench.refused(number, name, at: number))
        }
        let whole = try #require(try await bench.incidents().first)
        let answer = try await bench.methods.split(
            SplitIncidentRequest(
                incidentID: whole.incidentID, failureIDs: whole.members.suffix(2).map(\.failureID), actor: "ana"))
        try await bench.take(.failureClassified, bench.refused(5, "three", at: 80))
        try await bench.take(.failureClassified, bench.refused(6, "one", at: 81))
        #expect(
            try await CorrectionTests.departures(bench)
                == ["three", "four"].map {
                    IncidentDeparture(
                        subject: Subject(try bench.repository($0), number: $0 == "three" ? 3 : 4),
                        into: answer.separated.incidentID)
                }.sorted { $0.subject < $1.subject })
        let all = try await bench.incidents()
        let one = try #require(all.first { $0.incidentID == answer.remaining.incidentID })
        let other = try #require(all.first { $0.incidentID == answer.separated.incidentID })
        #expect(one.repositories.map(\.name) == ["one", "two"] && other.repositories.map(\.name) == ["four", "three"])
    }

    @Test("not-related on a member's issue takes it out for good, and only from who may say so")
    func notRelated() async throws {
        let bench = try Bench()
        for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
            try await bench.take(.failureClassified, bench.refused(number, name, at: number))
        }
        func say(_ permission: String) async throws {
            try await bench.take(
                .issueChanged,
                IssueChanged(
                    repository: bench.repository("three"), number: 3, action: .commented,
                    actor: Actor(login: "ana", isBot: false, permission: permission), command: "not-related",
                    at: bench.at(9)))
        }
        try await say("read")
        #expect(try await bench.incidents().first?.members.count == 3)
        try await say("write")
        #expect(try await bench.incidents().first?.members.count == 2)
        let three = Subject(try bench.repository("three"), number: 3)
        #expect(try await CorrectionTests.departures(bench) == [IncidentDeparture(subject: three)])
        try await bench.take(.failureClassified, bench.refused(9, "three", at: 90))
        #expect(try await bench.incidents().map { $0.repositories.map(\.name) } == [["one", "two"]])
    }

    @Test("the report's precision is what the entries say that people took apart")
    func precision() async throws {
        let (bench, into, from) = try await CorrectionTests.two()
        _ = try await bench.methods.merge(
            MergeIncidentsRequest(into: into.incidentID, from: from.incidentID, actor: "ana"))
        let whole = try #require(try await bench.incidents().first { $0.incidentID == into.incidentID })
        _ = try await bench.methods.split(
            SplitIncidentRequest(
                incidentID: into.incidentID, failureIDs: whole.members.suffix(1).map(\.failureID), actor: "ana"))
        try await bench.take(
            .issueChanged,
            IssueChanged(
                repository: bench.repository("two"), number: 2, action: .commented,
                actor: Actor(login: "ana", isBot: false, permission: "write"), command: "not-related",
                at: bench.at(900)))
        // What is said of one change is not said of the next.
        try await bench.take(.failureClassified, bench.refused(6, "six", user: "SVC_A", host: "hk1", at: 5))
        let entries = try await bench.platform.inspector.entries(EntryQuery(.incidents, after: nil, limit: 100))
            .map { try Envelope(fields: $0.fields) }
        var builder = ReportBuilder(since: bench.begin, until: Timestamp.system() + .seconds(60))
        for entry in entries { builder.add(entry) }
        let figures = try #require(builder.report.incidentFigures)
        // Four were one: the first three pairs were taken apart by the split, then two by the comment.
        let changes = try entries.map { try $0.decode(IncidentChanged.self) }
        #expect(changes.map(\.separated.count).filter { $0 > 0 } == [1, 1])
        let last = Dictionary(changes.map { ($0.incidentID, $0.members.count) }, uniquingKeysWith: { $1 })
        let together = last.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        #expect(figures.separated == 2 && figures.merged == 1 && together > 0)
        #expect(figures.precision == Double(together) / Double(together + 3 + 2), "\(last)")
    }
}
