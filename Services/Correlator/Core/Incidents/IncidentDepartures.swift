package import Contracts

/// Who leaves which incident when several change at once, and where they go.
package enum IncidentDepartures {
    /// Of each incident that changed, the issues that were of it and are no longer.
    ///
    /// Failures are what goes from one incident to another; an issue leaves when none of its failures stays.
    ///
    /// - Parameters:
    ///   - before: the incidents as they were; those that are new need not be there.
    ///   - after: the incidents as they are now.
    package static func among(
        before: [IncidentChanged], after: [IncidentChanged]
    ) -> [ULID: [IncidentDeparture]] {
        var homes: [ULID: ULID] = [:]
        for incident in after where incident.isShared {
            for member in incident.members { homes[member.failureID] = incident.incidentID }
        }
        let known = Dictionary(before.map { ($0.incidentID, $0) }, uniquingKeysWith: { one, _ in one })
        var found: [ULID: [IncidentDeparture]] = [:]
        for incident in after {
            guard let old = known[incident.incidentID] else { continue }
            let staying = Set(incident.members.map(\.subject))
            let stayingFailures = Set(incident.members.map(\.failureID))
            // A failure whose issue has only now got its number is the same member.
            let leaving = Dictionary(grouping: old.members, by: \.subject).filter { subject, members in
                !staying.contains(subject) && !members.contains { stayingFailures.contains($0.failureID) }
            }
            let departures = leaving.keys.sorted().map { subject in
                IncidentDeparture(
                    subject: subject, into: leaving[subject]?.compactMap { homes[$0.failureID] }.first)
            }
            if !departures.isEmpty { found[incident.incidentID] = departures }
        }
        return found
    }
}
