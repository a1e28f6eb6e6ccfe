import Contracts
import CorrelatorCore
import Foundation
import Testing

@Suite("Recurrence")
struct RecurrenceCountTests {
    private static let day = 24 * 60
    private static let week = 7 * day

    /// The findings for failures at these minutes.
    private static func findings(
        _ count: inout RecurrenceCount, _ minutes: [Int], threshold: Int = 3
    )
        -> [RecurrenceCount.Finding]
    {
        minutes.enumerated().compactMap { count.add(Given.id($0), at: Given.at($1), threshold: threshold) }
    }

    @Test("people are called when the threshold is reached, and once")
    func once() {
        var count = RecurrenceCount()
        let found = (1...20).map { count.add(Given.id($0), at: Given.at($0), threshold: 3) }
        #expect(found == [nil, nil, .often(count: 3)] + Array(repeating: nil, count: 17))
        #expect(count.count == 20)
        var none = RecurrenceCount()
        #expect((1...20).allSatisfy { none.add(Given.id($0), at: Given.at($0), threshold: 0) == nil })
        var lowered = RecurrenceCount()
        for number in 1...5 { _ = lowered.add(Given.id(number), at: Given.at(number), threshold: 100) }
        #expect(lowered.add(Given.id(6), at: Given.at(6), threshold: 2) == .often(count: 6))
        #expect(lowered.add(Given.id(7), at: Given.at(7), threshold: 2) == nil)
    }

    @Test("what keeps to its habit is raised by the threshold and never again, however often it comes")
    func habitual() {
        var daily = RecurrenceCount()
        #expect(RecurrenceCountTests.findings(&daily, (0..<70).map { $0 * RecurrenceCountTests.day }).count == 1)
        // Five times every Tuesday morning.
        var weekly = RecurrenceCount()
        let mornings = (0..<10).flatMap { week in (0..<5).map { week * RecurrenceCountTests.week + $0 * 12 } }
        #expect(RecurrenceCountTests.findings(&weekly, mornings).count == 1)
    }

    @Test("what comes far more often than at this time of the week is raised, and the figures are told")
    func beyond() throws {
        var count = RecurrenceCount()
        let mornings = (0..<6).flatMap { week in (0..<5).map { week * RecurrenceCountTests.week + $0 * 12 } }
        _ = RecurrenceCountTests.findings(&count, mornings)
        // As many as on Tuesdays, but on a Saturday.
        let saturday = 5 * RecurrenceCountTests.week + 4 * RecurrenceCountTests.day
        var raised: RecurrenceCount.Finding?
        for number in 0..<5 where raised == nil {
            raised = count.add(Given.id(100 + number), at: Given.at(saturday + number), threshold: 3)
            if raised != nil { #expect(count.unusual == Given.id(100 + number)) }
        }
        guard case .unusual(let seen, let expected) = try #require(raised) else {
            Issue.record("the threshold was raised again")
            return
        }
        #expect((3...5).contains(seen) && expected < 0.2)
    }

    @Test("a habit that changes is told once a week at most, and is a habit soon")
    func changing() {
        var count = RecurrenceCount()
        _ = RecurrenceCountTests.findings(&count, (0..<8).map { $0 * RecurrenceCountTests.week })
        // From then on six a day.
        let start = 8 * RecurrenceCountTests.week
        let minutes = (0..<28).flatMap { day in (0..<6).map { start + day * RecurrenceCountTests.day + $0 * 60 } }
        let raised = minutes.filter { count.add(Given.id($0), at: Given.at($0), threshold: 3) != nil }
        #expect((1...2).contains(raised.count))
        #expect(zip(raised, raised.dropFirst()).allSatisfy { $1 - $0 >= RecurrenceCountTests.week })
    }

    @Test("one burst is raised once, not as often and as unusual both")
    func single() {
        var count = RecurrenceCount()
        _ = count.add(Given.id(1), at: Given.at(0), threshold: 3)
        let later = 3 * RecurrenceCountTests.week + RecurrenceCountTests.day
        #expect(RecurrenceCountTests.findings(&count, (0..<10).map { later + $0 }).count == 1)
    }

    @Test("a year of five a minute is remembered in less than five kilobytes")
    func bounded() throws {
        var count = RecurrenceCount()
        for hour in 0..<(52 * 7 * 24) {
            for _ in 0..<5 { _ = count.add(Given.id(hour), at: Given.at(hour * 60), threshold: 3) }
        }
        #expect(try ContractJSON.encode(count).count < 5_000)
        var once = RecurrenceCount()
        _ = once.add(Given.id(1), at: Given.at(0), threshold: 3)
        // From 64 bytes on Redis needs twice the memory for a record.
        #expect(try ContractJSON.encode(once).count < 64)
        let back = try ContractJSON.decode(RecurrenceCount.self, from: try ContractJSON.encode(once))
        #expect(back == once)
    }

    @Test("what an earlier version remembered goes on being counted")
    func older() throws {
        var count = try ContractJSON.decode(
            RecurrenceCount.self, from: Array(#"{"count":2,"isRaised":false}"#.utf8))
        #expect(count.add(Given.id(1), at: Given.at(0), threshold: 3) == .often(count: 3))
    }
}
