/// How urgent a failure is.
package struct Priority: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `critical`.
    package static let critical = Priority(rawValue: "critical")
    /// The word `high`.
    package static let high = Priority(rawValue: "high")
    /// The word `medium`.
    package static let medium = Priority(rawValue: "medium")
    /// The word `low`.
    package static let low = Priority(rawValue: "low")

    /// The words of this version, in their documented order.
    package static let known: [Priority] = [
        .critical, .high, .medium, .low,
    ]
}
