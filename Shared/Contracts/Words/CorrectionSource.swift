/// Who or what said that a verdict was wrong.
package struct CorrectionSource: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A person: a label, a command, an assignment, a call of the API.
    package static let person = CorrectionSource(rawValue: "person")
    /// How the failure ended, shown by runs or by a change.
    package static let outcome = CorrectionSource(rawValue: "outcome")

    /// The words of this version, in their documented order.
    package static let known: [CorrectionSource] = [.person, .outcome]
}
