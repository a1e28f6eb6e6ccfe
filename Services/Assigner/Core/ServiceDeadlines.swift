package import Contracts
package import Policy

/// By when what must have happened to an issue.
package enum ServiceDeadlines {
    /// Counted from `start`: resolution by the repository's SLA for the priority; first response after
    /// `escalation_triggers.critical_response_time` for critical issues and half of the SLA for the others, whichever is
    /// earlier; escalation after `escalate_after` where the repository has one.
    package static func from(
        _ start: Timestamp, priority: Priority, repository: RepositorySettings, triggers: EscalationTriggers
    ) -> Deadlines {
        let sla = repository.policy.sla.time(for: priority)
        let response = priority == .critical ? min(triggers.criticalResponseTime, sla) : sla / 2
        return Deadlines(
            firstResponseAt: start + response, resolutionAt: start + sla,
            escalateAt: repository.policy.escalateAfter.map { start + $0 })
    }
}
