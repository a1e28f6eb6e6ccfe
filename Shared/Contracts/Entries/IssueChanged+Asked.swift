extension Actor {
    /// Whether the person may command Switchyard: triage permission or more. A bot never may.
    package var mayCommand: Bool {
        !isBot && ["triage", "write", "maintain", "admin"].contains(permission)
    }
}

extension IssueChanged {
    /// Whether a comment says `/switchyard not-me`.
    package var saysNotMe: Bool {
        action == .commented && command.map { $0.split(separator: " ").first == "not-me" } == true
    }

    /// The change that a command asks for: `category X` and `priority X` count like setting that label, `assign @login` like
    /// assigning. Every other activity, and a command from somebody who may not, is itself.
    package var asked: IssueChanged {
        guard action == .commented, actor.mayCommand, let words = command?.split(separator: " "), words.count == 2
        else { return self }
        let word = String(words[1])
        var next = self
        switch words[0] {
        case "category" where Category.known.contains(Category(rawValue: word)),
            "priority" where Priority.known.contains(Priority(rawValue: word)):
            next.action = .labeled
            next.label = "\(words[0]):\(word)"
        case "assign":
            let login = word.hasPrefix("@") ? String(word.dropFirst()) : word
            guard IssueChanged.isLogin(login) else { return self }
            next.action = .assigned
            next.assignee = login
        default: return self
        }
        next.command = nil
        return next
    }

    /// GitHub's own rule: 1 to 39 letters, digits and single hyphens inside.
    private static func isLogin(_ text: String) -> Bool {
        (1...39).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-") && !text.contains("--")
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
