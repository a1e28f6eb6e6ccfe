import Contracts
import Testing

@Suite("Moments")
struct TimestampTests {
    @Test(
        "RFC 3339 as others write it is read",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:00:00z", 0), ("1970-01-01 00:00:00.5Z", 500),
            ("1970-01-01T00:00:00.1239999999Z", 123), ("1970-01-01T01:00:00+01:00", 0), ("1970-01-01T01:00:00+0100", 0),
            ("1969-12-31T23:59:59.999-00:00", -1), ("1970-01-01T00:00:00.25", 250),
            ("2024-02-29T12:00:00Z", 1_709_208_000_000), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ])
    func reads(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "now", "2026-11-24", "2026-11-24T08:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
            "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-31T00:00:00Z", "2026-11-24T24:00:00Z",
            "2026-11-24T08:60:00Z", "2026-11-24T08:00:61Z", "2026-11-24T08:00:00.Z", "2026-11-24T08:00:00ZZ",
            "2026-11-24T08:00:00+24:00", "2026-11-24T08:00:00+1", "+026-11-24T08:00:00Z", "12026-11-24T08:00:00Z",
            "２026-11-24T08:00:00Z", "2026-11-24T08:00:00Z\n", " 2026-11-24T08:00:00Z",
        ])
    func refuses(_ text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test(
        "a moment outside of the years 0 to 9999, which RFC 3339 can't say, is refused",
        arguments: ["0000-01-01T00:00:00+00:01", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-00:01"])
    func outside(_ text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test("a huge fraction is read in linear time")
    func huge() {
        let fraction = String(repeating: "9", count: 2_000_000)
        #expect(Timestamp(rfc3339: "1970-01-01T00:00:00.\(fraction)Z") == Timestamp(milliseconds: 999))
        #expect(Timestamp(rfc3339: String(repeating: "1", count: 2_000_000)) == nil)
    }

    @Test("what is written has three fractional digits and is read as the same moment")
    func roundTrip() {
        var generator = SplitMix(state: 7)
        #expect(Timestamp(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
        for _ in 0..<2_000 {
            let moment = Timestamp(
                milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
            #expect(moment.rfc3339.utf8.count == 24)
            #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        }
    }

    @Test("a moment that RFC 3339 can't say is written as the nearest that it can", arguments: [Int64.min, Int64.max])
    func clamped(_ milliseconds: Int64) {
        let nearest = milliseconds < 0 ? "0000-01-01T00:00:00.000Z" : "9999-12-31T23:59:59.999Z"
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == nearest)
    }

    @Test("a time that leads beyond all moments ends at the last")
    func saturates() {
        let (first, last) = (Timestamp(milliseconds: .min), Timestamp(milliseconds: .max))
        #expect(last + .seconds(1) == last)
        #expect(first - .seconds(1) == first)
        #expect(Given.then + .seconds(Int64.max) == last)
        #expect(Given.then - .seconds(Int64.max) < Given.then)
        #expect(last.since(first) == .milliseconds(Int64.max))
        #expect(Given.later.since(Given.then) == .milliseconds(5_415_250))
    }

    @Test("days of the calendar are told apart", arguments: [(2026, 11, 24, 1), (2000, 2, 29, 1), (1969, 12, 31, 2)])
    func weekdays(year: Int64, month: Int64, day: Int64, weekday: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.weekday == weekday)
        #expect(CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date)
    }
}

/// Sebastiano Vigna's SplitMix64, so that a failing round can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
