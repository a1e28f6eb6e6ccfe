import Contracts

/// A value of every message of the contract, in full and at its least.
enum Samples {
    static let all: [Sample] = entries + ingestor + classifier + assigner + resolver + correlator

    static let entries: [Sample] =
        Sample.pair(Given.failureObserved, least: Given.Least.failureObserved)
        + Sample.pair(Given.runFinished, least: Given.Least.runFinished)
        + Sample.pair(Given.issueChanged, least: Given.Least.issueChanged)
        + Sample.pair(Given.changeLanded, least: Given.Least.changeLanded)
        + Sample.pair(Given.failureClassified, least: Given.Least.failureClassified)
        + Sample.pair(Given.verdictCorrected, least: Given.Least.verdictCorrected)
        + Sample.pair(Given.failureInvestigated, least: Given.Least.failureInvestigated)
        + Sample.pair(Given.failurePlaced, least: Given.Least.failurePlaced)
        + Sample.pair(Given.issueOutcome, least: Given.Least.issueOutcome)
        + Sample.pair(Given.incidentChanged, least: Given.Least.incidentChanged)
        + Sample.pair(Given.escalationRaised, least: Given.Least.escalationRaised)
        + Sample.pair(
            Given.escalationAcknowledged, least: EscalationAcknowledged(key: "", actor: "", via: "", at: Given.then))
        + Sample.pair(Given.plannedEffect, least: Given.Least.plannedEffect)
}
