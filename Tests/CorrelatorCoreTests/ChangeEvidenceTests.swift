import Contracts
import CorrelatorCore
import Testing

@Suite("A change that landed shortly before")
struct ChangeEvidenceTests {
    private static func change(
        _ number: Int, _ title: String, in repository: String = "macros", at minutes: Int, sha: String? = nil,
        kind: String = "pull_request"
    ) -> ChangeLanded {
        ChangeLanded(
            repository: Given.repository(repository), kind: kind, number: kind == "deployment" ? nil : number, sha: sha,
            title: title, actor: Actor(login: "ana", isBot: false), at: Given.at(minutes))
    }

    private static func broken(
        _ number: Int, _ repository: String, _ line: String, at minutes: Int
    ) -> FailureClassified {
        Given.failure(
            number, repository, family: "dbt.compilation",
            nodes: [FailedNode(uniqueID: "model.\(repository).fct_m\(number)", resourceType: "model", status: "error")],
            systems: [], lines: [line], category: .codeFixRequired, fingerprint: Fingerprint(rawValue: "v1:\(number)"),
            at: minutes)
    }

    /// The change that is evidence of the second failure's pair with the first, and how strong the pair is.
    private static func pair(
        _ changes: [ChangeLanded], _ first: FailureClassified, _ second: FailureClassified
    ) -> PairEvidence? {
        var memory = CorrelationMemory()
        for change in changes { memory.add(change) }
        _ = memory.evidence(first)
        return memory.evidence(second).first?.evidence
    }

    private static let one = broken(1, "one", "'fiscal_period_v9' is undefined", at: 60)
    private static let two = broken(2, "two", "macro 'fiscal_period_v9' takes no argument", at: 75)

    @Test("failures of two repositories that name what it changed share it")
    func named() throws {
        let with = try #require(
            ChangeEvidenceTests.pair(
                [ChangeEvidenceTests.change(12, "Rework fiscal_period_v9", at: 30)], ChangeEvidenceTests.one,
                ChangeEvidenceTests.two))
        let without = try #require(ChangeEvidenceTests.pair([], ChangeEvidenceTests.one, ChangeEvidenceTests.two))
        #expect(with.values[31] > 3 && without.values[31] == 0)
        #expect(with.values[33] > 0 && with.values[32] == 0)
    }

    @Test("one that landed after them, a day before, or names something else is none")
    func others() throws {
        for change in [
            ChangeEvidenceTests.change(12, "Rework fiscal_period_v9", at: 90),
            ChangeEvidenceTests.change(12, "Rework fiscal_period_v9", at: -60 * 25),
            ChangeEvidenceTests.change(12, "Rework mask_pii_v4", at: 30),
            ChangeEvidenceTests.change(12, "Update the readme", at: 30),
        ] {
            let evidence = try #require(
                ChangeEvidenceTests.pair([change], ChangeEvidenceTests.one, ChangeEvidenceTests.two))
            #expect(evidence.values[31] == 0)
        }
    }

    @Test("what a repository's own change explains has another cause than what it does not name")
    func apart() throws {
        let own = ChangeEvidenceTests.change(3, "Rewrite fct_m1", in: "one", at: 40)
        let evidence = try #require(ChangeEvidenceTests.pair([own], ChangeEvidenceTests.one, ChangeEvidenceTests.two))
        #expect(evidence.values[32] == 1 && evidence.values[31] == 0)
    }

    @Test("a deployment is the pull request whose commit it brings, at the time at which it brings it")
    func deployed() {
        var step = LandingStep(ChangeEvidenceTests.change(12, "Rework fiscal_period_v9", at: 0, sha: "abc"))
        _ = step.conclude(nil)
        let record = step.records([]).first?.1
        var later = LandingStep(ChangeEvidenceTests.change(0, "", at: 300, sha: "abc", kind: "deployment"))
        _ = later.conclude(record)
        let landings = later.records([]).first?.1.landings ?? []
        #expect(landings.map(\.value) == ["acme/macros#12"] && landings.first?.at == Given.at(300))
    }

    @Test("told again it changes nothing, and a thousand of them are bounded")
    func bounded() {
        var record: TraitRecord?
        for number in 0..<1000 {
            var step = LandingStep(ChangeEvidenceTests.change(number % 500, "Rework a_\(number)", at: number))
            _ = step.conclude(record)
            record = step.records([]).first?.1
        }
        let landings = record?.landings ?? []
        #expect(landings.count == 24 && Set(landings.map(\.value)).count == 24)
        var again = LandingStep(ChangeEvidenceTests.change(499, "Rework a_999", at: 999))
        _ = again.conclude(record)
        #expect(again.records([]).first?.1 == record)
    }
}

@Suite("What a repository stands on")
struct SurroundingsTests {
    private static func down(_ number: Int, _ repository: String, _ host: String?, at minutes: Int) -> FailureClassified
    {
        Given.failure(
            number, repository, systems: [],
            lines: [
                host.map { (name: String) in "Failed to connect to \(name):443" } ?? "the connection_pool was exhausted"
            ],
            fingerprint: Fingerprint(rawValue: "v1:\(repository)\(host ?? "")"), at: minutes)
    }

    /// How the hosts of two failures that name none stand to each other, when each repository named one days before.
    private static func hosts(_ one: String, _ other: String, days: Int = 4) -> Double? {
        var memory = CorrelationMemory()
        _ = memory.evidence(down(1, "one", one, at: 0))
        _ = memory.evidence(down(2, "two", other, at: 3))
        _ = memory.evidence(down(3, "one", nil, at: days * 1440))
        return memory.evidence(down(4, "two", nil, at: days * 1440 + 5)).first?.evidence.values[27]
    }

    @Test("is known from its earlier failures: the same host speaks for one cause, another against it")
    func known() {
        #expect(SurroundingsTests.hosts("dwh-1.internal.acme.io", "dwh-1.internal.acme.io") == 1)
        #expect(SurroundingsTests.hosts("dwh-1.internal.acme.io", "dwh-2.internal.acme.io") == -1)
    }

    @Test("is not known on the day after, when what came before may still arrive, nor a month later")
    func unknown() {
        #expect(SurroundingsTests.hosts("dwh-1.internal.acme.io", "dwh-1.internal.acme.io", days: 1) == 0)
        #expect(SurroundingsTests.hosts("dwh-1.internal.acme.io", "dwh-1.internal.acme.io", days: 40) == 0)
    }
}
