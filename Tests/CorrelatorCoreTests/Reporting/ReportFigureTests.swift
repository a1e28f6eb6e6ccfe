import Contracts
import CorrelatorCore
import Testing

@Suite("Figures of a report")
struct ReportFigureTests {
    private static let issue = Subject(Given.repository("one"), number: 1)

    private static func report(
        _ entries: [(EntryType, any Encodable, Int)], until: Int = 10_000
    ) throws
        -> GetReportResponse
    {
        var builder = ReportBuilder(since: Given.now, until: Given.at(until), policy: Given.policy(policy))
        for (number, entry) in entries.enumerated() {
            builder.add(
                Envelope(
                    id: Given.id(number + 5000), type: entry.0, source: "/test/1", subject: "s",
                    time: Given.at(entry.2),
                    data: try ContractJSON.encode(entry.1)))
        }
        return builder.report
    }

    private static let policy = """
        experts: {dbt-expert: {members: [ana], capacity: 1}}
        classification: {rules: [{name: never, when: {contains: [x]}, then: {priority: low}}]}
        """

    private static func placed(_ subject: Subject = issue, response: Int = 60, resolution: Int = 240) -> FailurePlaced {
        FailurePlaced(
            failureID: Given.id(subject.number ?? 0), subject: subject, repository: subject.repository,
            outcome: .issueOpened, reason: "r", category: .codeFixRequired, priority: .high, expert: .dbtExpert,
            deadlines: Deadlines(firstResponseAt: Given.at(response), resolutionAt: Given.at(resolution)),
            occurrenceCount: 1, firstOccurrence: Given.now, lastOccurrence: Given.now, fingerprint: Given.fingerprint,
            environment: .production, monitoring: Monitoring(greenRuns: 0, quietSeconds: 0))
    }

    private static func act(
        _ action: ActivityAction, at minutes: Int, isBot: Bool = false, on subject: Subject = issue
    ) -> IssueChanged {
        IssueChanged(
            repository: subject.repository, number: subject.number ?? 0, action: action,
            actor: Actor(login: "ana", isBot: isBot), at: Given.at(minutes))
    }

    private static func ended(_ pattern: ResolutionPattern = .autoResolved, _ subject: Subject = issue) -> IssueOutcome
    {
        IssueOutcome(subject: subject, repository: subject.repository, pattern: pattern, reason: "r", flaps: 0)
    }

    private static func call(_ number: Int, at minutes: Int, about subject: Subject? = issue) -> EscalationRaised {
        EscalationRaised(
            escalationID: Given.id(number), kind: subject == nil ? .volume : .slaResponse, subject: subject,
            repository: Given.repository("one"), priority: .high, message: "m", at: Given.at(minutes))
    }

    private static func calls(_ entries: [(EntryType, any Encodable, Int)]) throws -> EscalationFigures? {
        try report(entries, until: 200).escalationFigures.first
    }

    private static func span(_ report: GetReportResponse, _ stage: String) -> ReportSpan? {
        report.spans.first { $0.stage == stage && $0.priority == "all" }
    }

    @Test("a person's answer counts from the placement; a bot's does not")
    func response() throws {
        let report = try ReportFigureTests.report([
            (.failurePlaced, ReportFigureTests.placed(), 10),
            (.issueChanged, ReportFigureTests.act(.commented, at: 15, isBot: true), 15),
            (.issueChanged, ReportFigureTests.act(.unlabeled, at: 20), 20),
            (.issueChanged, ReportFigureTests.act(.commented, at: 40), 40),
            (.issueResolved, ReportFigureTests.ended(), 300),
        ])
        let response = try #require(ReportFigureTests.span(report, "first_response"))
        #expect(response.count == 1 && response.medianSeconds == 1800 && response.inTime == 1 && response.late == 0)
        let resolution = try #require(ReportFigureTests.span(report, "resolution"))
        #expect(resolution.medianSeconds == 290 * 60 && resolution.inTime == 0 && resolution.late == 1)
        #expect(report.spans.contains { $0.stage == "resolution" && $0.priority == "high" && $0.late == 1 })
    }

    @Test("what nobody answered by its deadline is late; what ended before it is neither")
    func unanswered() throws {
        let late = try ReportFigureTests.report([(.failurePlaced, ReportFigureTests.placed(), 10)])
        #expect(ReportFigureTests.span(late, "first_response")?.late == 1)
        #expect(ReportFigureTests.span(late, "resolution")?.late == 1)
        let soon = try ReportFigureTests.report([
            (.failurePlaced, ReportFigureTests.placed(), 10), (.issueResolved, ReportFigureTests.ended(), 30),
        ])
        #expect(ReportFigureTests.span(soon, "first_response") == nil)
        #expect(ReportFigureTests.span(soon, "resolution")?.inTime == 1)
    }

    @Test("a close of Switchyard's own that was taken back is wrong; a person's is not; time counts from the return")
    func wrongCloses() throws {
        let report = try ReportFigureTests.report([
            (.failurePlaced, ReportFigureTests.placed(), 10), (.issueResolved, ReportFigureTests.ended(), 30),
            (.issueReopened, ReportFigureTests.ended(), 50), (.issueResolved, ReportFigureTests.ended(.human), 60),
            (.issueReopened, ReportFigureTests.ended(), 70),
        ])
        #expect(report.reopened == 2 && report.wrongCloses == 1 && report.resolved == 2 && report.autoResolved == 1)
        #expect(ReportFigureTests.span(report, "resolution")?.medianSeconds == 900)
        #expect(Set(report.byPattern.map(\.name)) == ["auto_resolved", "human"])
    }

    @Test("a call was needed when somebody acted before the end, and not when it ended by itself")
    func escalations() throws {
        let other = Subject(Given.repository("two"), number: 2)
        let entries: [(EntryType, any Encodable, Int)] = [
            (.failurePlaced, ReportFigureTests.placed(), 1), (.failurePlaced, ReportFigureTests.placed(other), 1),
            (.escalationRaised, ReportFigureTests.call(1, at: 60), 60),
            (.issueChanged, ReportFigureTests.act(.commented, at: 70), 70),
            (.escalationRaised, ReportFigureTests.call(2, at: 80), 80),
            (.issueResolved, ReportFigureTests.ended(), 90),
            (.issueChanged, ReportFigureTests.act(.commented, at: 95), 95),
            (.escalationRaised, ReportFigureTests.call(3, at: 100, about: other), 100),
        ]
        let row = try #require(ReportFigureTests.report(entries, until: 200).escalationFigures.first)
        #expect(row == EscalationFigures(kind: "sla_response", raised: 3, needed: 1, notNeeded: 1, open: 1))
    }

    @Test("somebody who says in Slack that they see to it was needed; what the business is told is no call")
    func acknowledged() throws {
        var business = ReportFigureTests.call(2, at: 60)
        business.kind = .business
        let seen = EscalationAcknowledged(
            key: "issue:\(ReportFigureTests.call(1, at: 60).subject?.description ?? "")", actor: "U1", via: "slack",
            at: ReportFigureTests.call(1, at: 70).at)
        let entries: [(EntryType, any Encodable, Int)] = [
            (.failurePlaced, ReportFigureTests.placed(), 1),
            (.escalationRaised, ReportFigureTests.call(1, at: 60), 60), (.escalationRaised, business, 60),
            (.escalationAcknowledged, seen, 70), (.issueResolved, ReportFigureTests.ended(), 90),
        ]
        let rows = try ReportFigureTests.report(entries, until: 200).escalationFigures
        #expect(rows == [EscalationFigures(kind: "sla_response", raised: 1, needed: 1)])
    }

    @Test("a call about a repository waits a day for somebody to act there")
    func volume() throws {
        let call = (EntryType.escalationRaised, ReportFigureTests.call(1, at: 60, about: nil) as any Encodable, 60)
        #expect(try ReportFigureTests.report([call], until: 100).escalationFigures.first?.open == 1)
        #expect(try ReportFigureTests.report([call], until: 2000).escalationFigures.first?.notNeeded == 1)
        let act = (EntryType.issueChanged, ReportFigureTests.act(.labeled, at: 900) as any Encodable, 900)
        #expect(try ReportFigureTests.report([call, act], until: 2000).escalationFigures.first?.needed == 1)
    }

    @Test("precision counts the pairs that a split took apart; a merge takes none")
    func incidents() throws {
        var incident = Given.incident()
        incident.members = (1...4).map { Given.member($0, $0 < 3 ? "one" : "two") }
        let (remaining, separated) = try #require(
            IncidentSurgery.split(incident, leaving: [Given.id(4)], id: Given.id(901), at: Given.at(5)))
        let split = try ReportFigureTests.report([
            (.incidentChanged, incident, 2), (.incidentChanged, remaining, 5), (.incidentChanged, separated, 5),
        ])
        // Three pairs stayed, three were taken apart.
        #expect(split.incidentFigures?.precision == 0.5 && split.incidentFigures?.separated == 1)
        #expect(split.incidents == 2)
        let (into, from) = IncidentSurgery.merge(separated, into: remaining, by: "ana", at: Given.at(6))
        let merged = try ReportFigureTests.report([
            (.incidentChanged, remaining, 2), (.incidentChanged, separated, 3), (.incidentChanged, into, 6),
            (.incidentChanged, from, 6),
        ])
        #expect(merged.incidentFigures?.precision == 1 && merged.incidentFigures?.merged == 1)
    }

    @Test("who leaves an incident because more was seen is no error; who was taken out until nothing was left is one")
    func regrouped() throws {
        var incident = Given.incident()
        incident.members = (1...3).map { Given.member($0, $0 < 3 ? "one" : "two") }
        var regrouped = incident
        regrouped.members.removeLast()
        let seen = try ReportFigureTests.report([
            (.incidentChanged, incident, 2), (.incidentChanged, regrouped, 5),
        ])
        #expect(seen.incidentFigures?.precision == 1 && seen.incidentFigures?.separated == 0)
        let (remaining, _) = try #require(
            IncidentSurgery.split(incident, leaving: [Given.id(3)], id: Given.id(900), at: Given.at(5)))
        let ended = IncidentGrowth(now: Given.at(5)).ended(remaining, into: nil)
        let parted = try ReportFigureTests.report([(.incidentChanged, incident, 2), (.incidentChanged, ended, 5)])
        let figures = try #require(parted.incidentFigures)
        #expect(figures.precision == 0 && figures.separated == 1 && figures.merged == 0 && figures.resolved == 0)
    }

    @Test("a call about an incident that was merged is about what it has become: needed, not needed or open like that")
    func mergedCall() throws {
        var one = Given.incident()
        var other = Given.incident()
        other.incidentID = Given.id(901)
        other.members = [Given.member(5, "three"), Given.member(6, "four")]
        var call = ReportFigureTests.call(1, at: 10, about: nil)
        call.kind = .crossRepository
        call.incidentID = one.incidentID
        var (into, from) = IncidentSurgery.merge(one, into: other, by: "ana", at: Given.at(20))
        let entries: [(EntryType, any Encodable, Int)] = [
            (.incidentChanged, one, 2), (.incidentChanged, other, 3), (.escalationRaised, call, 10),
            (.incidentChanged, into, 20), (.incidentChanged, from, 20),
        ]
        let kind = "cross_repository"
        #expect(try ReportFigureTests.calls(entries) == EscalationFigures(kind: kind, raised: 1, open: 1))
        into.status = .resolved
        into.resolvedAt = Given.at(60)
        let end = (EntryType.incidentChanged, into as any Encodable, 60)
        #expect(try ReportFigureTests.calls(entries + [end]) == EscalationFigures(kind: kind, raised: 1, notNeeded: 1))
        for id in [one.incidentID, other.incidentID] {
            let seen = EscalationAcknowledged(key: "incident:\(id)", actor: "ana", via: "slack", at: Given.at(40))
            let row = try ReportFigureTests.calls(entries + [(.escalationAcknowledged, seen, 40), end])
            #expect(row == EscalationFigures(kind: kind, raised: 1, needed: 1))
        }
        // Two that name each other, which nothing makes, end the search.
        from.mergedInto = into.incidentID
        into.mergedInto = from.incidentID
        one = from
        let circle: [(EntryType, any Encodable, Int)] = [(.incidentChanged, one, 70), (.incidentChanged, into, 71)]
        #expect(try ReportFigureTests.calls(entries + circle)?.raised == 1)
    }

    @Test("what asking Claude changed is right until somebody contradicts it")
    func claude() throws {
        func asked(_ number: Int, _ outcome: String) -> FailureClassified {
            var failure = Given.failure(number, fingerprint: Fingerprint(rawValue: "v1:\(number)"))
            failure.verdict.costUSD = 0.5
            failure.consultation = Consultation(
                occasion: "o", outcome: outcome, localCategory: .transientFailure, localConfidence: 0.4, calls: 1,
                latencyMs: 2000)
            return failure
        }
        let word = VerdictCorrected(
            subject: ReportFigureTests.issue, repository: Given.repository("one"),
            fingerprint: Fingerprint(rawValue: "v1:2"), category: .infrastructureIssue, expert: .snowflakeExpert,
            engine: .claude, confidence: 0.9, correctedCategory: .transientFailure, correctedExpert: .dbtExpert,
            source: .person, actor: "ana", at: Given.at(9))
        let report = try ReportFigureTests.report([
            (.failureClassified, asked(1, "changed"), 1), (.failureClassified, asked(2, "changed"), 2),
            (.failureClassified, asked(3, "confirmed"), 3), (.failureClassified, asked(4, "timeout"), 4),
            (.verdictCorrected, word, 9),
        ])
        let figures = ClaudeFigures(
            asked: 4, calls: 4, confirmed: 1, changed: 2, unanswered: 1, rightChanges: 1, wrongChanges: 1, costUSD: 2,
            medianLatencySeconds: 2)
        #expect(report.claude == figures)
        #expect(report.experts.first { $0.expert == "snowflake-expert" }?.misrouted == 1)
    }

    @Test("a failure that is judged again counts once, as what it was judged last")
    func judgedAgain() throws {
        let report = try ReportFigureTests.report([
            (.failureClassified, Given.failure(1), 1),
            (.failureClassified, Given.failure(1, category: .codeFixRequired), 8),
        ])
        #expect(report.failures == 1 && report.byCategory.map(\.name) == ["code_fix_required"])
        #expect(report.medianSecondsToClassification == 60)
    }

    @Test("rules without a match, nodes that recur and experts without room are told")
    func advice() throws {
        let entries: [(EntryType, any Encodable, Int)] =
            (0..<4).map { day in
                let at = day * 1440
                return (.failureClassified, Given.failure(day + 1, at: at), at + 1)
            } + [
                (.failurePlaced, ReportFigureTests.placed(), 10),
                (.failurePlaced, ReportFigureTests.placed(Subject(Given.repository("one"), number: 2)), 10),
            ]
        let advice = try ReportFigureTests.report(entries).advice
        #expect(advice.count == 3 && advice.first?.count == 4, "\(advice)")
        #expect(advice.contains { $0.kind == "rule_never_matched" && $0.name == "never" && $0.count == 4 })
        #expect(
            advice.contains { $0.kind == "node_recurs" && $0.name == "acme/one model.shop.orders" && $0.count == 4 })
        #expect(advice.contains { $0.kind == "expert_overloaded" && $0.name == "dbt-expert" && $0.count == 2 })
    }

    @Test("entries in any order give the same figures")
    func anyOrder() throws {
        let entries: [(EntryType, any Encodable, Int)] = [
            (.failureClassified, Given.failure(1), 2), (.failurePlaced, ReportFigureTests.placed(), 10),
            (.issueChanged, ReportFigureTests.act(.commented, at: 40), 40),
            (.escalationRaised, ReportFigureTests.call(1, at: 30), 30),
            (.issueResolved, ReportFigureTests.ended(), 300), (.issueReopened, ReportFigureTests.ended(), 400),
        ]
        #expect(try ReportFigureTests.report(entries) == ReportFigureTests.report(entries.reversed()))
    }
}
