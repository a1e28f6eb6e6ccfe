/// What decided a verdict.
package struct Engine: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A rule of the team.
    package static let rule = Engine(rawValue: "rule")
    /// The remembered verdict of the same fingerprint, or a person's correction of it.
    package static let memory = Engine(rawValue: "memory")
    /// The embedded model.
    package static let model = Engine(rawValue: "model")
    /// Claude, through the Messages API.
    package static let claude = Engine(rawValue: "claude")

    /// The words of this version, in their documented order.
    package static let known: [Engine] = [
        .rule, .memory, .model, .claude,
    ]
}
