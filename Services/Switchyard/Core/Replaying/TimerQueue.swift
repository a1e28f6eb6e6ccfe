import Contracts
import HeapModule

/// Timers of subjects, the earliest first; a subject has one at most.
struct TimerQueue: Sendable {
    private struct Timer: Comparable, Sendable {
        let at: Timestamp
        let subject: Subject

        static func < (left: Timer, right: Timer) -> Bool { (left.at, left.subject) < (right.at, right.subject) }
    }

    private var heap = Heap<Timer>()
    private var current: [Subject: Timestamp] = [:]

    /// Sets, moves or takes away the timer of a subject.
    mutating func set(_ subject: Subject, at moment: Timestamp?) {
        guard current[subject] != moment else { return }
        current[subject] = moment
        if let moment { heap.insert(Timer(at: moment, subject: subject)) }
    }

    /// Takes out the earliest timer that is due by `moment`.
    mutating func next(through moment: Timestamp) -> (Subject, Timestamp)? {
        while let first = heap.min, first.at <= moment {
            heap.removeMin()
            // What was moved or taken away since is still in the heap.
            guard current[first.subject] == first.at else { continue }
            current[first.subject] = nil
            return (first.subject, first.at)
        }
        return nil
    }
}
