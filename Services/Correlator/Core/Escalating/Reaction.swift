package import Contracts
package import Policy

/// An emoji that somebody put on what people were called for.
package struct Reaction: Hashable, Sendable {
    /// GitHub's word for it.
    package let content: String
    /// Who; what they may do is not known yet.
    package let actor: Actor
    /// When, in whole seconds.
    package let at: Timestamp

    /// Made of its parts.
    package init(content: String, actor: Actor, at: Timestamp) {
        self.content = content
        self.actor = actor
        self.at = at
    }

    /// These say that somebody does not see to it.
    private static let refusals: Set = ["-1", "confused"]

    /// Those that may answer a call, once each person: first whoever the policy or the issue names, so that strangers don't use up
    /// what may be asked of GitHub, then by time.
    ///
    /// What was there before the call is no answer to it.
    package static func answers(_ reactions: [Reaction], to alert: Alert, _ policy: Policy) -> [Reaction] {
        guard let since = alert.callsSince else { return [] }
        let second = since.milliseconds / 1000 * 1000
        let answers = reactions.filter { reaction in
            !refusals.contains(reaction.content) && !reaction.actor.isBot && !reaction.actor.login.isEmpty
                && reaction.at.milliseconds >= second
        }
        let named = policy.people
        var seen: Set<String> = []
        return answers.sorted {
            ($0.rank(alert, named), $0.at, $0.actor.login) < ($1.rank(alert, named), $1.at, $1.actor.login)
        }.filter { seen.insert($0.actor.login.lowercased()).inserted }
    }

    /// Whether whoever it is has the issue, so that they may answer whatever else they may do.
    package func isOwners(of alert: Alert) -> Bool {
        alert.facts.owners.contains { $0.lowercased() == actor.login.lowercased() }
    }

    private func rank(_ alert: Alert, _ named: Set<String>) -> Int {
        isOwners(of: alert) ? 0 : named.contains(actor.login.lowercased()) ? 1 : 2
    }
}

extension Policy {
    /// Logins that it names, in lower case.
    fileprivate var people: Set<String> {
        let experts = Expert.known.flatMap { expert($0).members }
        return Set((experts + escalation.onCall + escalation.managers).map { $0.description.lowercased() })
    }
}
