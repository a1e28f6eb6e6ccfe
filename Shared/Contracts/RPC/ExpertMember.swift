/// A person behind a role.
package struct ExpertMember: Codable, Hashable, Sendable {
    /// GitHub login or `@org/team`.
    package var login: String
    /// Open issues that were given to them.
    package var openLoad: Int
    /// Whether new issues are given to them.
    package var available: Bool
    /// Until when not.
    package var unavailableUntil: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(login: String, openLoad: Int, available: Bool, unavailableUntil: Timestamp? = nil) {
        self.login = login
        self.openLoad = openLoad
        self.available = available
        self.unavailableUntil = unavailableUntil
    }

    private enum CodingKeys: String, CodingKey {
        case login
        case openLoad = "open_load"
        case available
        case unavailableUntil = "unavailable_until"
    }
}
