package import Contracts
import Synchronization

/// Makes ULIDs that rise within a process, even within a millisecond and when the clock steps back.
package struct ULIDGenerator: Sendable {
    /// A new id, greater than any that this generator made before.
    package let next: @Sendable () -> ULID

    /// Made of its ability.
    package init(next: @escaping @Sendable () -> ULID) { self.next = next }

    /// Takes the time from `now`, and 80 bits of chance from `random` once a millisecond.
    ///
    /// Source of the rule for ids of one millisecond (the last one plus 1): github.com/ulid/spec, "Monotonicity".
    package static func make(
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> UInt128 = { UInt128.random(in: 0...(.max)) }
    ) -> ULIDGenerator {
        let sequence = MonotonicSequence()
        return ULIDGenerator { sequence.next(now: now(), random: random()) }
    }
}

private final class MonotonicSequence: Sendable {
    private static let mask: UInt128 = (1 << 80) - 1
    private let last = Mutex<(time: Timestamp, random: UInt128)?>(nil)

    func next(now: Timestamp, random: UInt128) -> ULID {
        last.withLock { last in
            var value = (time: now, random: random & Self.mask)
            if let last, now <= last.time {
                value = (last.time, last.random + 1)
                if value.random > Self.mask {
                    value = (Timestamp(milliseconds: last.time.milliseconds + 1), random & Self.mask)
                }
            }
            last = value
            return ULID(time: value.time, random: value.random)
        }
    }
}
