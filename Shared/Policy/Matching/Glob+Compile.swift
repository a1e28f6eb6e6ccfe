extension Glob {
    /// Compiles a pattern; `nil` when it is empty, too long, or a bracket or brace is not closed.
    package init?(_ pattern: String) {
        do {
            try self.init(reading: pattern)
        } catch {
            return nil
        }
    }

    init(reading pattern: String) throws(MalformedText) {
        guard !pattern.isEmpty else { throw MalformedText("empty", remedy: "write a pattern, like models/**") }
        guard pattern.unicodeScalars.count <= Glob.limit else {
            throw MalformedText("too long for a pattern", remedy: "write at most \(Glob.limit) characters")
        }
        var compiler = GlobCompiler(pattern: Array(pattern.unicodeScalars))
        try compiler.compile()
        description = pattern
        steps = compiler.steps
    }
}

extension Format<Glob> {
    static func glob(_ name: String = "glob") -> Format {
        .form(
            name, pattern: "^.{1,\(Glob.limit)}$",
            parse: { text throws(MalformedText) in try Glob(reading: text) }, write: { $0.description })
    }

    /// A glob of repository names, kept in lower case, since GitHub ignores case in them.
    static var repositoryGlob: Format {
        .form(
            "repository glob", pattern: "^.{1,\(Glob.limit)}$",
            parse: { text throws(MalformedText) in try Glob(reading: text.lowercased()) }, write: { $0.description })
    }
}
