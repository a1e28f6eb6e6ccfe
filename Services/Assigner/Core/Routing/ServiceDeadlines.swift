package import Contracts
package import Policy

/// By when what must have happened to an issue.
package enum ServiceDeadlines {
    /// Counted from `start`: resolution by the repository's SLA for the priority, and where an exposure breaks before it is read next;
    /// first response after `escalation_triggers.critical_response_time` for critical issues and half of the SLA for the others, whichever
    /// is earlier; escalation after `escalate_after` where the repository has one.
    ///
    /// - Parameters:
    ///   - expert: whose hours count where the repository counts working hours.
    ///   - exposures: names of what stands on the failed nodes.
    package static func from(
        _ start: Timestamp, priority: Priority, repository: RepositorySettings, triggers: EscalationTriggers,
        expert: ExpertPolicy = ExpertPolicy(), exposures: [String] = []
    ) -> Deadlines {
        let sla = repository.policy.sla.time(for: priority)
        let response = priority == .critical ? min(triggers.criticalResponseTime, sla) : sla / 2
        let counts: (Duration) -> Timestamp = { time in
            switch repository.policy.slaHours {
            case .wall: start + time
            case .workingBelowCritical where priority == .critical: start + time
            case .working, .workingBelowCritical:
                expert.hours.moment(after: time, from: start, in: expert.timeZone)
            }
        }
        let read = repository.policy.nextRead(of: exposures, after: start)
        let end = min(counts(sla), read ?? counts(sla))
        return Deadlines(
            firstResponseAt: min(counts(response), end), resolutionAt: end,
            escalateAt: repository.policy.escalateAfter.map(counts))
    }
}
