import Contracts

/// When something failed: the newest hours in which it did, and how often in all.
struct FailureMoments: Sendable {
    /// So many hours are kept.
    static let limit = 200

    /// Milliseconds, oldest first, at most one an hour.
    private(set) var hours: [Int64] = []
    private(set) var count = 0
    private(set) var last: Timestamp

    init(at moment: Timestamp) { last = moment }

    mutating func add(_ moment: Timestamp) {
        count += 1
        last = max(last, moment)
        let hour = moment.milliseconds / 3_600_000
        var index = hours.endIndex
        while index > hours.startIndex, hours[index - 1] / 3_600_000 >= hour {
            if hours[index - 1] / 3_600_000 == hour {
                hours[index - 1] = min(hours[index - 1], moment.milliseconds)
                return
            }
            index -= 1
        }
        hours.insert(moment.milliseconds, at: index)
        if hours.count > FailureMoments.limit { hours.removeFirst() }
    }

    /// The days before `now`, counted backwards in spans of 24 hours, in which it failed; nearest first, less than `days`.
    func daysBack(from now: Timestamp, within days: Int) -> [Int] {
        var found: [Int] = []
        for moment in hours.reversed() where moment < now.milliseconds {
            let day = Int((now.milliseconds - moment - 1) / 86_400_000)
            guard day < days else { break }
            if found.last != day { found.append(day) }
        }
        return found
    }
}
