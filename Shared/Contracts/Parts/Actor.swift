/// Who did something.
package struct Actor: Codable, Hashable, Sendable {
    /// GitHub login.
    package var login: String
    /// Whether it is a bot or app.
    package var isBot: Bool
    /// `admin`, `maintain`, `write`, `triage`, `read`, when known.
    package var permission: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(login: String, isBot: Bool, permission: String? = nil) {
        self.login = login
        self.isBot = isBot
        self.permission = permission
    }

    private enum CodingKeys: String, CodingKey {
        case login
        case isBot = "is_bot"
        case permission
    }
}
