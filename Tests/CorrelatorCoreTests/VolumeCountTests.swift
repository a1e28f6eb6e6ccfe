import Contracts
import CorrelatorCore
import Testing

@Suite("Volume")
struct VolumeCountTests {
    @Test("a day is any 24 hours of the failures' own time, wherever midnight falls")
    func sliding() {
        var count = VolumeCount()
        let late = Given.made(Timestamp(rfc3339: "2026-11-24T22:00:00Z"))
        let found = (0..<5).map { count.add(late + .seconds(3600 * $0), threshold: 5) }
        #expect(found == [nil, nil, nil, nil, .threshold(count: 5)])
        // People are called once for a day.
        #expect(count.add(late + .seconds(3600 * 6), threshold: 5) == nil)
        var apart = VolumeCount()
        #expect((0..<9).allSatisfy { apart.add(late + .seconds(7 * 3600 * $0), threshold: 5) == nil })
    }

    @Test(
        "failures that arrive late count where they belong",
        arguments: [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]])
    func late(order: [Int]) {
        var count = VolumeCount()
        let found = order.compactMap { count.add(Given.at($0 * 60), threshold: 5) }
        #expect(found == [.threshold(count: 5)])
    }

    @Test("what is usual at an hour of the week is no alarm; far more than usual is, below the threshold too")
    func seasonal() {
        var quiet = VolumeCount()
        for week in 0..<4 { _ = quiet.add(Given.at(week * 7 * 24 * 60), threshold: 0) }
        let burst = (0..<4).compactMap { quiet.add(Given.at(4 * 7 * 24 * 60 + 3 * 24 * 60 + $0 * 10), threshold: 0) }
        #expect(burst.count == 1)
        var busy = VolumeCount()
        for week in 0..<4 {
            for minute in 0..<4 { _ = busy.add(Given.at(week * 7 * 24 * 60 + minute * 10), threshold: 0) }
        }
        #expect((0..<4).allSatisfy { busy.add(Given.at(4 * 7 * 24 * 60 + $0 * 10), threshold: 0) == nil })
    }
}
