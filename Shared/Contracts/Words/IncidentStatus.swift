/// Where an incident stands.
package struct IncidentStatus: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `open`.
    package static let open = IncidentStatus(rawValue: "open")
    /// The word `growing`.
    package static let growing = IncidentStatus(rawValue: "growing")
    /// The word `recovering`.
    package static let recovering = IncidentStatus(rawValue: "recovering")
    /// The word `resolved`.
    package static let resolved = IncidentStatus(rawValue: "resolved")

    /// The words of this version, in their documented order.
    package static let known: [IncidentStatus] = [
        .open, .growing, .recovering, .resolved,
    ]
}
