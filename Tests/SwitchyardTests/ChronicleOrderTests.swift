import Contracts
import SwitchyardCore
import Testing

@Suite("Entries in any order")
struct ChronicleOrderTests {
    private static let entries = [
        Given.entry(1, .failureObserved, Given.observed(), at: 0),
        Given.entry(2, .failureClassified, Given.classified(), at: 1),
        Given.entry(3, .failurePlaced, Given.placed(), at: 2),
        Given.entry(4, .failurePlaced, Given.placed(2, .joined, count: 2), at: 4),
        Given.entry(5, .incidentChanged, Given.incident(), at: 5),
        Given.entry(6, .issueResolved, Given.outcome(), at: 6),
    ]

    private static func orders<Element>(_ elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }

    @Test("an issue and its failures are the same in each of the 720 orders")
    func every() throws {
        let expected = Given.chronicle(ChronicleOrderTests.entries)
        #expect(
            expected.issues[Given.subject]?.state == .closed
                && expected.issues[Given.subject]?.incident == Given.incidentID)
        #expect(expected.issues[Given.subject]?.placed.occurrenceCount == 2)
        for order in ChronicleOrderTests.orders(ChronicleOrderTests.entries) {
            let chronicle = Given.chronicle(order)
            #expect(chronicle.issues == expected.issues, "\(order.map { $0.type.rawValue })")
            #expect(chronicle.failures == expected.failures && chronicle.figures == expected.figures)
        }
    }

    @Test("an issue that reopened has no end, whichever turn is told of first")
    func reopened() {
        let turns = [
            Given.entry(6, .issueResolved, Given.outcome(), at: 6),
            Given.entry(7, .issueReopened, Given.outcome("came back", pattern: nil), at: 7),
        ]
        let placed = ChronicleOrderTests.entries[2]
        let rows = [[placed] + turns, [placed] + turns.reversed(), turns + [placed]].map {
            Given.chronicle($0).issues[Given.subject]
        }
        #expect(rows[0] == rows[1] && rows[1] == rows[2])
        #expect(rows[0]?.state == .open && rows[0]?.pattern == nil && rows[0]?.proof.isEmpty == true)
    }
}
