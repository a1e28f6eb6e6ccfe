/// Somebody to whom an issue can be given: a GitHub user or a team.
package enum Assignee: Hashable, Sendable, CustomStringConvertible {
    /// A user's login.
    case user(String)
    /// A team's organisation and slug. GitHub assigns no teams: they are resolved to members or mentioned.
    case team(organisation: String, slug: String)

    /// Reads `login`, `@login`, `organisation/team` or `@organisation/team`; `nil` when a part has characters that
    /// GitHub does not allow.
    package init?(_ text: String) {
        let parts = (text.hasPrefix("@") ? text.dropFirst() : text[...]).split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy(Assignee.isValid) else { return nil }
        switch parts.count {
        case 1: self = .user(String(parts[0]))
        case 2: self = .team(organisation: String(parts[0]), slug: String(parts[1]))
        default: return nil
        }
    }

    /// `octocat` or `@acme/finance-analytics`.
    package var description: String {
        switch self {
        case .user(let login): login
        case .team(let organisation, let slug): "@\(organisation)/\(slug)"
        }
    }

    private static func isValid(_ part: Substring) -> Bool {
        let name = part.hasSuffix("[bot]") ? part.dropLast(5) : part
        return (1...100).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }
}

extension Format<Assignee> {
    static var assignee: Format {
        .form(
            "user or team", pattern: "^@?[A-Za-z0-9_-]+(\\[bot\\])?(/[A-Za-z0-9_-]+)?$",
            parse: { text throws(MalformedText) in
                guard let assignee = Assignee(text) else {
                    let remedy = "write a login, like octocat, or a team, like \"@acme/analytics\" (in quotes)"
                    throw MalformedText("no user or team", remedy: remedy)
                }
                return assignee
            },
            write: { $0.description })
    }
}
