/// What Switchyard may do in a repository.
package struct Mode: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Effects are recorded as planned and not sent.
    package static let observe = Mode(rawValue: "observe")
    /// Effects are sent.
    package static let act = Mode(rawValue: "act")

    /// The words of this version, in their documented order.
    package static let known: [Mode] = [
        .observe, .act,
    ]
}
