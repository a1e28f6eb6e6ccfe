package import Contracts

/// The budget of writes that every replica of every service shares for one token: one at a time, spaced, and no more than a
/// count a minute and an hour. Pure; times are handed in.
///
/// Source of the limits: GitHub, "Rate limits for the REST API" and "Best practices for using the REST API".
package struct WriteBudget: Codable, Hashable, Sendable {
    /// The limits in force.
    package struct Limits: Hashable, Sendable {
        /// Between two writes.
        package var interval: Duration
        /// Content-creating writes a minute.
        package var contentPerMinute: Int
        /// Content-creating writes an hour.
        package var contentPerHour: Int

        /// Made of its parts.
        package init(interval: Duration = .seconds(1), contentPerMinute: Int = 80, contentPerHour: Int = 500) {
            self.interval = interval
            self.contentPerMinute = contentPerMinute
            self.contentPerHour = contentPerHour
        }
    }

    /// Who asks, and how urgently.
    package struct Claim: Hashable, Sendable {
        /// The process.
        package var holder: String
        /// 0 is the most urgent.
        package var urgency: Int
        /// Whether the write creates content.
        package var isContent: Bool
        /// After this the claim is void, should its holder die.
        package var lease: Duration

        /// Made of its parts.
        package init(holder: String, urgency: Int, isContent: Bool, lease: Duration) {
            self.holder = holder
            self.urgency = urgency
            self.isContent = isContent
            self.lease = lease
        }
    }

    /// The answer to a claim.
    package enum Answer: Hashable, Sendable {
        /// Write now, then release.
        case granted
        /// Ask again after so long.
        case wait(Duration)
    }

    private struct Waiting: Codable, Hashable, Sendable {
        var urgency: Int
        var until: Timestamp
        /// When the content budget lets it go; until then others do not wait for it.
        var from: Timestamp?
    }

    private var holder: String?
    private var heldUntil: Timestamp?
    private var nextWrite: Timestamp?
    private var blockedUntil: Timestamp?
    private var contentWrites: [Timestamp] = []
    private var waiting: [String: Waiting] = [:]

    /// Nothing written yet.
    package init() {}

    /// Asks for one write. The claimant is remembered while it waits, so that a less urgent one does not overtake it.
    package mutating func claim(_ claim: Claim, limits: Limits, at now: Timestamp) -> Answer {
        waiting = waiting.filter { $0.value.until > now }
        contentWrites.removeAll { now.since($0) >= .seconds(3600) }
        var earliest = max(nextWrite ?? now, blockedUntil ?? now)
        if let heldUntil, holder != nil, holder != claim.holder, heldUntil > now {
            // Looked at again after an interval, since a holder frees its turn early; never at once.
            earliest = max(earliest, min(heldUntil, now + max(limits.interval, .milliseconds(1))))
        }
        let allowed = claim.isContent ? contentAllowed(limits, now) : now
        earliest = max(earliest, allowed)
        let isOvertaking = waiting.contains {
            $0.key != claim.holder && $0.value.urgency < claim.urgency && $0.value.from ?? now <= now
        }
        if earliest <= now, isOvertaking { earliest = now + max(limits.interval, .milliseconds(1)) }
        guard earliest <= now else {
            let patience = earliest.since(now) + limits.interval * 2
            waiting[claim.holder] = Waiting(
                urgency: claim.urgency, until: now + patience, from: allowed)
            return .wait(earliest.since(now))
        }
        waiting[claim.holder] = nil
        holder = claim.holder
        heldUntil = now + claim.lease
        nextWrite = now + limits.interval
        if claim.isContent { contentWrites.append(now) }
        return .granted
    }

    /// Ends a granted write.
    package mutating func release(_ claimant: String) {
        guard holder == claimant else { return }
        holder = nil
        heldUntil = nil
    }

    /// GitHub asked for a pause: nobody writes before `until`.
    package mutating func block(until: Timestamp) { blockedUntil = max(blockedUntil ?? until, until) }

    private func contentAllowed(_ limits: Limits, _ now: Timestamp) -> Timestamp {
        var allowed = now
        let lastMinute = contentWrites.filter { now.since($0) < .seconds(60) }
        if lastMinute.count >= limits.contentPerMinute {
            allowed = max(allowed, lastMinute[lastMinute.count - limits.contentPerMinute] + .seconds(60))
        }
        if contentWrites.count >= limits.contentPerHour {
            allowed = max(allowed, contentWrites[contentWrites.count - limits.contentPerHour] + .seconds(3600))
        }
        return allowed
    }
}
