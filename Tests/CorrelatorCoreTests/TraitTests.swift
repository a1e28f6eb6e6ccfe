import Contracts
import CorrelatorCore
import Testing

@Suite("What failures can share")
struct TraitTests {
    private static func traits(_ failure: FailureClassified, _ kind: TraitKind) -> Set<String> {
        Set(TraitReader.traits(of: failure).filter { $0.kind == kind }.map(\.value))
    }

    @Test("hosts, logins, warehouses and runners are read from the error's lines")
    func things() {
        let failure = Given.failure(
            systems: ["snowflake", "dbt"],
            lines: [
                "250001: Failed to connect to DB: hk82731.eu-west-1.snowflakecomputing.com:443, user \"SVC_DBT\"",
                "Warehouse 'TRANSFORM_WH' cannot be resumed", "The self-hosted runner: etl-linux-7 lost communication",
            ])
        #expect(TraitTests.traits(failure, .host) == ["hk82731.eu-west-1.snowflakecomputing.com"])
        #expect(TraitTests.traits(failure, .credential) == ["svc_dbt"])
        #expect(TraitTests.traits(failure, .warehouse) == ["transform_wh"])
        #expect(TraitTests.traits(failure, .runner) == ["etl-linux"])
        #expect(TraitTests.traits(failure, .system) == ["snowflake"])
    }

    @Test("a source is one in whichever project it is declared, and what the repository calls its own is not shared")
    func names() {
        let failure = Given.failure(
            nodes: [
                FailedNode(
                    uniqueID: "model.shop.fct_refunds", resourceType: "model", path: "models/fct_refunds.sql",
                    exposures: ["Weekly Board"], ancestors: ["source.shop.raw_stripe.charges"])
            ], lines: ["invalid identifier 'STRIPE.CHARGES.FEE_CODE' in fct_refunds"])
        #expect(TraitTests.traits(failure, .source) == ["stripe.charges"])
        #expect(TraitTests.traits(failure, .exposure) == ["weekly board"])
        let names = TraitTests.traits(failure, .name)
        #expect(names.contains("fee_code") && names.contains("stripe.charges"))
        #expect(!names.contains { $0.contains("fct_refunds") })
    }

    @Test(
        "an unknown family, a workflow's name and common words say nothing",
        arguments: ["", "unknown", "github.actions"])
    func nothing(family: String) {
        let failure = Given.failure(
            family: family, nodes: [FailedNode(uniqueID: "workflow:CI", resourceType: "workflow")], systems: [],
            lines: ["Error: the run failed because of an error in the job"])
        let kinds = Set(TraitReader.traits(of: failure).map(\.kind)).subtracting([.type])
        #expect(kinds == [.repository, .fingerprint] || kinds == [.repository, .fingerprint, .word])
    }

    @Test("reading is bounded, whatever the text")
    func bounded() {
        let word = String(repeating: "warehouse a.b.c.com user x_1 ", count: 100_000)
        let failure = Given.failure(
            nodes: (0..<500).map { FailedNode(uniqueID: "model.p.m\($0)", message: word) },
            systems: (0..<50).map { "s\($0)" }, lines: Array(repeating: word, count: 50))
        #expect(TraitReader.traits(of: failure).count < 200)
    }

    @Test("how often a trait is had is counted without the day before, the same in any order")
    func counts() {
        var record = TraitRecord()
        for hour in [500, 480, 470, 440, 100, 0] { record.add(UInt64(hour + 1), hour: hour, print: 0, isIndexed: true) }
        var other = TraitRecord()
        for hour in [0, 100, 440, 470, 480, 500] { other.add(UInt64(hour + 1), hour: hour, print: 0, isIndexed: true) }
        #expect(record.counts == other.counts)
        // Day 20 is hour 480…503: days 18 and before count.
        #expect(record.count(before: 490) == 3 && record.count(before: 0) == 0)
        for hour in 0...5000 { record.add(UInt64(hour + 9000), hour: hour, print: 0, isIndexed: true) }
        #expect(record.recent.count == TraitRecord.mostRecent && record.counts.count <= TraitRecord.days + 3)
    }
}
