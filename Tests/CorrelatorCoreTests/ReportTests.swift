import Contracts
import CorrelatorCore
import Testing

@Suite("Reports")
struct ReportTests {
    private static func envelope(_ type: EntryType, _ value: some Encodable, at minutes: Int) throws -> Envelope {
        Envelope(
            id: Given.id(minutes + 5000), type: type, source: "/test/1", subject: "s", time: Given.at(minutes),
            data: try ContractJSON.encode(value))
    }

    private static func outcome(_ pattern: ResolutionPattern) -> IssueOutcome {
        IssueOutcome(
            subject: Subject(Given.hub, number: 1), repository: Given.hub, pattern: pattern, reason: "r", flaps: 0)
    }

    private static func placed(_ number: Int, _ outcome: PlacementOutcome) -> FailurePlaced {
        FailurePlaced(
            failureID: Given.id(number), subject: Subject(Given.hub, number: 1), repository: Given.hub,
            outcome: outcome,
            reason: "r", category: .infrastructureIssue, priority: .high, expert: .daArchitect, deadlines: Deadlines(),
            occurrenceCount: 1, firstOccurrence: Given.now, lastOccurrence: Given.now, fingerprint: Given.fingerprint,
            environment: .production, monitoring: Monitoring(greenRuns: 0, quietSeconds: 0))
    }

    @Test("it counts what the streams tell, the most frequent first, with medians")
    func counted() throws {
        var report = ReportBuilder(since: Given.now, until: Given.at(60))
        for (number, minutes) in [(1, 1), (2, 3), (3, 2), (4, 10)] {
            let category: Category = number == 4 ? .codeFixRequired : .infrastructureIssue
            report.add(
                try ReportTests.envelope(
                    .failureClassified, Given.failure(number, number < 3 ? "b" : "a", category: category), at: minutes))
        }
        report.add(try ReportTests.envelope(.failurePlaced, ReportTests.placed(1, .issueOpened), at: 5))
        report.add(try ReportTests.envelope(.failurePlaced, ReportTests.placed(2, .joined), at: 7))
        report.add(try ReportTests.envelope(.failurePlaced, ReportTests.placed(77, .joined), at: 8))
        report.add(try ReportTests.envelope(.issueResolved, ReportTests.outcome(.autoResolved), at: 20))
        report.add(try ReportTests.envelope(.issueResolved, ReportTests.outcome(.human), at: 21))
        report.add(try ReportTests.envelope(.issueReopened, ReportTests.outcome(.human), at: 22))
        for _ in 1...2 { report.add(try ReportTests.envelope(.incidentChanged, Given.incident(), at: 23)) }
        let call = Thresholds.volume(Given.failure(), .threshold(count: 5), id: Given.id(7), at: Given.now)
        report.add(try ReportTests.envelope(.escalationRaised, call, at: 24))
        let told = report.report
        #expect(told.failures == 4)
        #expect(
            told.byCategory == [
                CountByName(name: "infrastructure_issue", count: 3), CountByName(name: "code_fix_required", count: 1),
            ])
        // Equal counts go by name.
        #expect(told.byRepository.map(\.name) == ["acme/a", "acme/b"])
        #expect(
            told.placements == [CountByName(name: "joined", count: 2), CountByName(name: "issue_opened", count: 1)])
        #expect(told.resolved == 2 && told.autoResolved == 1 && told.reopened == 1 && told.incidents == 1)
        #expect(told.escalations == [CountByName(name: "volume", count: 1)])
        #expect(told.medianSecondsToClassification == 150 && told.medianSecondsToPlacement == 360)
    }

    @Test("it counts from its beginning to before its end, and nothing that cannot be read")
    func bounds() throws {
        var report = ReportBuilder(since: Given.at(1), until: Given.at(3))
        for minutes in 0...3 {
            report.add(try ReportTests.envelope(.failureClassified, Given.failure(minutes), at: minutes))
        }
        var broken = try ReportTests.envelope(.failureClassified, Given.failure(9), at: 2)
        broken.data = Array("{}".utf8)
        report.add(broken)
        #expect(report.report.failures == 2 && report.report.since == Given.at(1) && report.report.until == Given.at(3))
    }

    @Test("an empty report has no medians")
    func empty() {
        let report = ReportBuilder(since: Given.now, until: Given.at(1)).report
        #expect(report.failures == 0 && report.medianSecondsToClassification == nil && report.byCategory.isEmpty)
    }
}
