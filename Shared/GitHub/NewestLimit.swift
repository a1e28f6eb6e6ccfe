import Contracts
import Synchronization

/// What GitHub said last of the hour's limit, so that what can wait leaves the rest to what can't.
final class NewestLimit: Sendable {
    private let reading = Mutex<RateLimitReading?>(nil)

    /// Notes a reply's reading; other limits than that of ordinary calls do not matter here.
    func note(_ reading: RateLimitReading) {
        guard reading.resource == "core" else { return }
        self.reading.withLock { $0 = reading }
    }

    /// Whether less than a quarter of the hour's calls is left.
    func isShort(at now: Timestamp) -> Bool {
        reading.withLock { reading in
            guard let reading, Int64(reading.resetSeconds) * 1000 > now.milliseconds else { return false }
            return reading.remaining < reading.limit / 4
        }
    }
}
