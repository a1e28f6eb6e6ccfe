/// Why people are called.
package struct EscalationKind: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `sla_response`.
    package static let slaResponse = EscalationKind(rawValue: "sla_response")
    /// The word `sla_resolution`.
    package static let slaResolution = EscalationKind(rawValue: "sla_resolution")
    /// The word `volume`.
    package static let volume = EscalationKind(rawValue: "volume")
    /// The word `recurrence`.
    package static let recurrence = EscalationKind(rawValue: "recurrence")
    /// The word `cross_repository`.
    package static let crossRepository = EscalationKind(rawValue: "cross_repository")
    /// The word `flapping`.
    package static let flapping = EscalationKind(rawValue: "flapping")
    /// The word `unaccounted`.
    package static let unaccounted = EscalationKind(rawValue: "unaccounted")
    /// The word `manual`.
    package static let manual = EscalationKind(rawValue: "manual")
    /// The word `business`.
    package static let business = EscalationKind(rawValue: "business")

    /// The words of this version, in their documented order.
    package static let known: [EscalationKind] = [
        .slaResponse, .slaResolution, .volume, .recurrence, .crossRepository, .flapping, .unaccounted, .manual,
        .business,
    ]
}
