/// Says that a person can or can't take new issues.
package struct SetAvailabilityRequest: Codable, Hashable, Sendable {
    /// GitHub login.
    package var login: String
    /// Whether they can.
    package var available: Bool
    /// When it changes back.
    package var until: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(login: String, available: Bool, until: Timestamp? = nil) {
        self.login = login
        self.available = available
        self.until = until
    }
}
