import Contracts

extension Format<RepositoryName> {
    static var repository: Format {
        .form(
            "repository", pattern: "^[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}$",
            parse: { text throws(MalformedText) in
                guard let name = RepositoryName(text) else {
                    let remedy = "write owner/name, as in the repository's address"
                    throw MalformedText("no repository", remedy: remedy)
                }
                return name
            },
            write: { $0.description })
    }
}

extension Format<String> {
    /// A workspace's name, which stands inside the braces of Redis keys.
    static var workspace: Format {
        .form(
            "workspace name", pattern: "^[a-z0-9][a-z0-9_-]{0,62}$",
            parse: { text throws(MalformedText) in
                let isValid = text.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
                }
                guard isValid, (1...63).contains(text.utf8.count), !text.hasPrefix("-"), !text.hasPrefix("_") else {
                    let remedy = "write 1 to 63 of a-z, 0-9, '-' and '_', starting with a letter or digit"
                    throw MalformedText("no workspace name", remedy: remedy)
                }
                return text
            },
            write: { $0 })
    }

    /// A Slack channel.
    static var slackChannel: Format {
        .form(
            "Slack channel", pattern: "^(#[^ #]{1,80}|[CGD][A-Z0-9]{6,20})$",
            parse: { text throws(MalformedText) in
                let isName =
                    text.hasPrefix("#") && (2...81).contains(text.unicodeScalars.count)
                    && !text.dropFirst().contains { $0 == " " || $0 == "#" }
                let isID =
                    ["C", "G", "D"].contains(text.prefix(1)) && (7...21).contains(text.utf8.count)
                    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
                guard isName || isID else {
                    let remedy = "write \"#name\" (in quotes, since # starts a comment) or the channel's id"
                    throw MalformedText("no Slack channel", remedy: remedy)
                }
                return text
            },
            write: { $0 })
    }

    /// A GitHub login, or a team with its organisation.
    static var login: Format {
        .form(
            "login", pattern: "^@?[A-Za-z0-9_-]+(\\[bot\\])?(/[A-Za-z0-9_-]+)?$",
            parse: { text throws(MalformedText) in
                guard Assignee(text) != nil else {
                    throw MalformedText(
                        "no login", remedy: "write a login, like octocat, or a team, like acme/analytics")
                }
                return text.hasPrefix("@") ? String(text.dropFirst()) : text
            },
            write: { $0 })
    }

    /// A member (`U…`, `W…`) or user group (`S…`) of Slack, by id: names call nobody.
    static var slackMember: Format {
        .form(
            "Slack id", pattern: "^[UWS][A-Z0-9]{6,20}$",
            parse: { text throws(MalformedText) in
                let isID =
                    ["U", "W", "S"].contains(text.prefix(1)) && (7...21).contains(text.utf8.count)
                    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
                guard isID else {
                    let remedy = "write the id from the profile's menu, like U024BE7LH; a group's begins with S"
                    throw MalformedText("no Slack id", remedy: remedy)
                }
                return text
            },
            write: { $0 })
    }

    /// A model of Anthropic's, by its API name.
    static var model: Format {
        .form(
            "model name", pattern: "^[a-z0-9][a-z0-9.:@_-]{0,99}$",
            parse: { text throws(MalformedText) in
                let isValid = text.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-.:@_".utf8.contains(byte)
                }
                guard isValid, (1...100).contains(text.utf8.count) else {
                    throw MalformedText("no model name", remedy: "write the API's name, like claude-haiku-5-5")
                }
                return text
            },
            write: { $0 })
    }
}
