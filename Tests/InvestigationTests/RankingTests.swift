import Contracts
import Investigation
import Testing

@Suite("Ranking what may be behind a failure")
struct RankingTests {
    @Test("code that changed since the last green run is the likeliest cause, and the commit is its evidence")
    func code() throws {
        var story = try Story("Compilation Error in model orders: 'total' is undefined", type: .compilationFailure)
        for hours in [-9, -6, -3] { try story.run(hours, "success") }
        story.change(-2, "Use total")
        let report = try story.report()
        let top = try #require(report.hypotheses.first)
        #expect(top.cause == .codeChange && top.share > 0.8)
        #expect(top.evidenceFor.first?.finding.quote == "Use total")
        #expect(top.evidenceFor.first?.finding.source == "0a1b2c3d4e ana")
    }

    @Test("a column that is gone while nothing was changed points upstream; a change points at the code")
    func schema() throws {
        var story = try Story(
            "000904 (42000): SQL compilation error: invalid identifier 'ORDER_TOTAL'", type: .schemaMismatch)
        for hours in [-9, -6, -3] { try story.run(hours, "success") }
        #expect(try story.likeliest() == .upstreamSchema)
        story.change(-1)
        #expect(try story.likeliest() == .codeChange)
        story.changes = nil
        #expect(try story.report().hypotheses.prefix(2).map(\.cause).contains(.upstreamSchema))
    }

    @Test("a failing test of the rows points at the data")
    func data() throws {
        let story = try Story(
            "Got 12 results, configured to fail if != 0: not_null_orders_id", type: .testFailureBlocking)
        #expect(try story.likeliest() == .upstreamData)
    }

    @Test("a stale source is late")
    func late() throws {
        let story = try Story("source raw.orders is stale: max_loaded_at is 14 hours ago", type: .sourceFreshness)
        #expect(try story.likeliest() == .lateSource)
    }

    @Test("a refused login is access")
    func access() throws {
        var story = try Story("250001: Incorrect username or password was specified.", type: .credentialExpired)
        for hours in [1, 2] { try story.run(hours, "error") }
        #expect(try story.likeliest() == .access)
    }

    @Test("what fails with other repositories at once is the platform")
    func platform() throws {
        var story = try Story("503 Service Unavailable: could not resolve host", type: .serviceUnavailable, nodes: 12)
        try story.incident()
        for number in 2...5 { try story.fail("503", fingerprint: number, issue: 50 + number) }
        let top = try #require(try story.report().hypotheses.first)
        #expect(top.cause == .platform)
        #expect(
            Set(top.evidenceFor.map(\.finding.sign)).isSuperset(of: [.sharedIncident, .manyNeighbours, .manyNodes]))
    }

    @Test("a lock that the next run did not meet has passed")
    func load() throws {
        var story = try Story("Database Error: could not obtain lock, statement timed out", type: .lockContention)
        try story.run(1, "success")
        #expect(try story.likeliest() == .transientLoad)
        #expect(
            try story.report().hypotheses.first?.evidenceFor.contains { $0.finding.sign == .greenUntouched } == true)
    }

    @Test(
        "a node that the report names without its package, in an environment that it does not name, is met in the runs")
    func loose() throws {
        var story = try Story("timed out", environment: .unknown, node: "model.orders")
        try story.run(-1, "success")
        try story.run(1, "success")
        let facts = try story.facts()
        #expect(facts.before.map(\.outcome) == [.passed] && facts.after.map(\.outcome) == [.passed])
    }

    @Test("the very run that failed is no run after the failure")
    func ownRun() throws {
        var story = try Story("statement timed out", type: .warehouseTimeout)
        try story.run(0, "error")
        try story.run(1, "success")
        #expect(try story.facts().after.map(\.outcome) == [.passed])
        #expect(try story.likeliest() == .transientLoad)
    }

    @Test("a skipped run says nothing, and a node that keeps failing is not load")
    func notLoad() throws {
        var story = try Story("statement timed out", type: .warehouseTimeout)
        let before = try story.report().hypotheses.first { $0.cause == .transientLoad }?.score
        try story.run(1, "skipped", executed: false)
        #expect(try story.report().hypotheses.first { $0.cause == .transientLoad }?.score == before)
        for hours in [2, 3, 4] { try story.run(hours, "error") }
        let after = try story.report().hypotheses.first { $0.cause == .transientLoad }
        #expect(after.map { $0.evidenceAgainst.map(\.finding.sign) == [.redEverSince] } ?? true)
    }

    @Test("a runner that went away is the runner")
    func runner() throws {
        let story = try Story("The runner has received a shutdown signal.", type: .runnerLost)
        #expect(try story.likeliest() == .flakyRunner)
    }

    @Test("a deprecation warning is noise, the more so when a person says so")
    func noise() throws {
        var story = try Story("Deprecated functionality", type: .deprecationWarning, category: .falsePositive)
        #expect(try story.likeliest() == .monitorNoise)
        let before = try #require(try story.report().hypotheses.first).share
        try story.act(.labeled, label: "category:false_positive")
        #expect(try #require(try story.report().hypotheses.first).share > before)
    }

    @Test(
        "the verdict's category tips the scales where nothing else does",
        arguments: [
            (Category.codeFixRequired, FailureCause.codeChange), (.dataQualityIssue, .upstreamData),
            (.transientFailure, .transientLoad), (.falsePositive, .monitorNoise), (.infrastructureIssue, .platform),
        ])
    func category(_ category: Contracts.Category, _ expected: FailureCause) throws {
        var story = try Story("it ended in an odd way", category: category)
        story.changes = nil
        #expect(try story.likeliest() == expected)
    }

    @Test("a report that names a release speaks for the code")
    func release() throws {
        let plain = try Story("invalid identifier 'ORDER_TOTAL'", type: .schemaMismatch, category: .codeFixRequired)
        #expect(try plain.likeliest() == .upstreamSchema)
        var told = try Story(
            "invalid identifier 'ORDER_TOTAL' after the release", type: .schemaMismatch, category: .codeFixRequired)
        told.changes = nil
        #expect(try told.likeliest() == .codeChange)
    }

    @Test("how the same error and similar ones ended tips the scales")
    func past() throws {
        let history = FailureHistory(
            fingerprint: Fingerprint(rawValue: "v1:1"), hits: 4, firstSeen: Story.now, lastSeen: Story.now,
            pattern: .autoResolved)
        #expect(try Story("it ended in an odd way", history: history).likeliest() == .transientLoad)
        #expect(try Story("it ended in an odd way", similar: [.ended(.dataFixed)]).likeliest() == .upstreamData)
    }

    @Test("Claude's opinion weighs within its range, and with a quote only where that occurs")
    func opinion() throws {
        var story = try Story("it ended in an odd way")
        story.changes = nil
        story.opinion = CauseOpinion(
            causes: [
                CauseEstimate(cause: .access, probability: 1, quotes: ["never said", "odd way"]),
                CauseEstimate(cause: .platform, probability: .nan, quotes: []),
            ], engine: .claude, modelVersion: "m")
        let top = try #require(try story.report().hypotheses.first)
        #expect(top.cause == .access && top.evidenceFor.map(\.weight) == [CauseWeights.opinionRange.upperBound])
        #expect(top.evidenceFor.first?.finding.quote == "odd way")
        let loud = try Story("Compilation Error: is undefined, syntax error", type: .compilationFailure)
        var swayed = loud
        swayed.changes = nil
        swayed.opinion = story.opinion
        #expect(try swayed.likeliest() == .codeChange, "one opinion does not outweigh what the report shows")
    }

    @Test("scores add up from the table, shares to one, and the same facts give the same report")
    func additive() throws {
        var story = try Story("statement timed out", type: .warehouseTimeout)
        try story.run(1, "success")
        let facts = try story.facts()
        let ranked = CauseRanking.rank(facts)
        #expect(ranked.count == FailureCause.known.count)
        #expect(abs(ranked.reduce(0) { $0 + $1.share } - 1) < 1e-9)
        for hypothesis in ranked {
            let sum = (hypothesis.evidenceFor + hypothesis.evidenceAgainst).reduce(
                CauseWeights.priors[hypothesis.cause] ?? 0
            ) { $0 + $1.weight }
            #expect(abs(sum - hypothesis.score) < 1e-9)
            for weighed in hypothesis.evidenceFor + hypothesis.evidenceAgainst {
                #expect(CauseWeights.table[weighed.finding.sign]?[hypothesis.cause] == weighed.weight)
            }
        }
        #expect(InvestigationReport(facts) == InvestigationReport(facts))
    }

    @Test("every sign has weights, every cause a prior, every two causes a check whose outcomes differ")
    func complete() throws {
        #expect(Set(CauseWeights.table.keys) == Set(Sign.allCases).subtracting([.opinion]))
        #expect(Set(CauseWeights.priors.keys) == Set(FailureCause.known))
        for first in FailureCause.known {
            #expect(!CauseText.next(first).isEmpty)
            for second in FailureCause.known where second != first {
                let pair = try #require(TellingApart(first, second), "\(first) \(second)")
                let turned = try #require(TellingApart(second, first))
                #expect(pair.check == turned.check && pair.ifFirst == turned.ifSecond && pair.ifFirst != pair.ifSecond)
            }
        }
    }

    @Test("what is told of another repository, twice, or in any order changes nothing")
    func folding() throws {
        var story = try Story("statement timed out", type: .warehouseTimeout)
        let plain = try story.report()
        var other = CaseFile(Story.made(RepositoryName("acme/other")))
        let entry = Envelope(
            id: ULID(time: Story.now, random: 99), type: .runFinished, source: "/x", subject: "x", time: Story.now,
            data: Array("{}".utf8))
        other.take(entry)
        story.file.take(entry)
        #expect(try story.report() == plain)
        #expect(other.facts(of: Story.subject) == nil && other.openSubjects.isEmpty)
        #expect(story.file.openSubjects == [Story.subject])
        try story.act(.closed)
        #expect(story.file.openSubjects.isEmpty)
    }
}
