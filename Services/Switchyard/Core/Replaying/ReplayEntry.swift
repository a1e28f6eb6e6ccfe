package import Contracts

/// A recorded entry as far as a replay needs it.
package struct ReplayEntry: Sendable {
    /// What it tells.
    package enum Content: Sendable {
        /// A verdict.
        case classified(FailureClassified)
        /// A run that ended.
        case run(RunFinished)
        /// What somebody did.
        case changed(IssueChanged)
        /// An incident.
        case incident(IncidentChanged)
    }

    /// When it was told.
    package let at: Timestamp
    /// What it tells.
    package let content: Content

    /// The repositories that it is of.
    package var repositories: [RepositoryName] {
        switch content {
        case .classified(let failure): [failure.repository]
        case .run(let run): [run.repository]
        case .changed(let change): [change.repository]
        case .incident(let incident): incident.repositories + incident.departed.map(\.subject.repository)
        }
    }

    /// Made of its parts.
    package init(at: Timestamp, content: Content) {
        self.at = at
        self.content = content
    }

    /// Reads an entry; `nil` for one that a replay makes anew itself, or that can't be read.
    package init?(_ envelope: Envelope) {
        at = envelope.time
        switch envelope.type {
        case .failureClassified:
            guard let failure = try? envelope.decode(FailureClassified.self) else { return nil }
            content = .classified(failure)
        case .runFinished:
            guard let run = try? envelope.decode(RunFinished.self) else { return nil }
            content = .run(run)
        case .issueChanged:
            guard let change = try? envelope.decode(IssueChanged.self), !change.actor.isBot else { return nil }
            content = .changed(change)
        case .incidentChanged:
            guard let incident = try? envelope.decode(IncidentChanged.self) else { return nil }
            content = .incident(incident)
        default: return nil
        }
    }
}
