package import Contracts

/// The failures that lately shared one thing, and how often it happens anyway.
package struct RecentFailures: Codable, Hashable, Sendable {
    /// In the window, oldest first, at most 200.
    package var members: [IncidentMember]
    /// How many failures have been seen by repository since ``since``, for the base rate.
    package var counts: [String: Int]
    /// Since when they are counted.
    package var since: Timestamp
    /// The open incident that this thing is the cause of.
    package var incident: ULID?

    /// Nothing seen yet.
    package init(since: Timestamp) {
        members = []
        counts = [:]
        self.since = since
    }

    /// Adds a failure and forgets what is older than the window before the newest.
    package mutating func add(_ member: IncidentMember, window: Duration) {
        guard !members.contains(where: { $0.failureID == member.failureID }) else { return }
        members.append(member)
        members.sort { $0.at < $1.at }
        if let newest = members.last?.at { members.removeAll { newest.since($0.at) > window } }
        if members.count > 200 { members.removeFirst(members.count - 200) }
        counts[member.repository.description, default: 0] += 1
    }

    /// The repositories of the members, sorted.
    package var repositories: [RepositoryName] { Set(members.map(\.repository)).sorted() }

    /// The probability that failures of all these repositories would fall into one window by accident.
    ///
    /// Each repository's failures are taken as a Poisson process at its own rate so far, half a failure added for what
    /// has not been seen (Jeffreys' prior): the product over all but one repository of 1 − exp(−rate × window).
    package func chance(window: Duration, now: Timestamp) -> Double {
        let span = max(now.since(since), .seconds(86_400))
        let windows = Double(span.milliseconds) / Double(max(1, window.milliseconds))
        let probabilities = repositories.map { repository in
            // This burst is what is to be explained, so it does not count into the rate.
            let burst = members.count { $0.repository == repository }
            let before = max(0, counts[repository.description, default: 0] - burst)
            return 1 - exponential(-(Double(before) + 0.5) / windows)
        }
        return probabilities.sorted().dropLast().reduce(1, *)
    }
}
