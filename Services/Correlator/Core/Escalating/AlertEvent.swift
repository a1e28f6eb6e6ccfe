package import Contracts

/// What can happen to what people are told of.
package enum AlertEvent: Hashable, Sendable {
    /// People are to be called: for the first time, or again.
    case raised(EscalationRaised, AlertFacts)
    /// The incident changed; the facts and the priority are those of its members.
    case incident(IncidentChanged, AlertFacts, Priority)
    /// More is known: another owner, another deadline, how urgent it is.
    case learnt(AlertFacts, Priority? = nil)
    /// Something to tell in the thread.
    case news(String)
    /// Somebody sees to it.
    case acknowledged(actor: String, via: String, at: Timestamp)
    /// A person did something about it.
    case acted
    /// It became part of an incident: that one calls.
    case joined(incident: String)
    /// It is over; `byPeople` when a person ended it.
    case resolved(reason: String, byPeople: Bool)
    /// It is not over after all.
    case reopened(reason: String)
    /// A target takes nothing, or takes it again; told to the other targets.
    case trouble(target: String, problem: String?)
    /// Its timer fired.
    case woke
}
