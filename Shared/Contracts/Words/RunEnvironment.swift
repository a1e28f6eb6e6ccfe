/// Where something ran.
package struct RunEnvironment: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `production`.
    package static let production = RunEnvironment(rawValue: "production")
    /// The word `staging`.
    package static let staging = RunEnvironment(rawValue: "staging")
    /// The word `development`.
    package static let development = RunEnvironment(rawValue: "development")
    /// The word `ci`.
    package static let ci = RunEnvironment(rawValue: "ci")
    /// The word `unknown`.
    package static let unknown = RunEnvironment(rawValue: "unknown")

    /// The words of this version, in their documented order.
    package static let known: [RunEnvironment] = [
        .production, .staging, .development, .ci, .unknown,
    ]
}
