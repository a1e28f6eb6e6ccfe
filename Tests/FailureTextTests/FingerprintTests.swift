import FailureText
import Testing

@Suite("The fingerprint")
struct FingerprintTests {
    private func fingerprint(_ line: String) -> String { Fingerprint.make(family: "f", lines: [line]) }

    @Test("one failure on two days has one fingerprint", arguments: FingerprintPairs.same)
    func same(first: String, second: String) {
        #expect(NormalizedError.line(first) == NormalizedError.line(second))
        #expect(fingerprint(first) == fingerprint(second))
    }

    @Test("another model, column or code has another fingerprint", arguments: FingerprintPairs.different)
    func different(first: String, second: String) {
        #expect(fingerprint(first) != fingerprint(second), "\(NormalizedError.line(first))")
    }

    @Test("there are at least sixty pairs")
    func enough() {
        #expect(FingerprintPairs.same.count + FingerprintPairs.different.count >= 60)
    }

    @Test("it is the version and 16 digits, and stays what it was when it was published")
    func golden() {
        let lines = ["Database Error in model a (models/a.sql)", "  000606 (57P03): No warehouse at 2024-01-01"]
        let masked = ["Database Error in model a (models/a.sql)", "000606 (57P03): No warehouse at <ts>"]
        #expect(NormalizedError.lines(lines) == masked)
        #expect(Fingerprint.make(family: "dbt.database_error", lines: lines) == "v1:027ed2db86f3ff06")
    }

    @Test("repeated lines and lines without a word don't count, the family does")
    func lines() {
        let once = Fingerprint.make(family: "f", lines: ["bad thing 1"])
        #expect(Fingerprint.make(family: "f", lines: ["bad thing 1", "2024-01-01", "bad thing 2", ""]) == once)
        #expect(Fingerprint.make(family: "g", lines: ["bad thing 1"]) != once)
    }

    @Test("masking a masked line changes nothing", arguments: FingerprintPairs.same)
    func idempotent(first: String, second: String) {
        let once = NormalizedError.line(first)
        #expect(NormalizedError.line(once) == once)
    }
}
