import AssignerCore
import Testing

@Suite("CODEOWNERS", .timeLimit(.minutes(2)))
struct CodeOwnersTests {
    private func owners(_ text: String, _ path: String) -> [String]? { CodeOwners(text).line(for: path)?.owners }

    @Test(
        "patterns match as GitHub documents them",
        arguments: [
            ("*", "a/b/c.sql", true), ("*.sql", "models/a.sql", true), ("*.sql", "a.sqlx", false),
            ("/build/logs/", "build/logs/x/y.log", true), ("/build/logs/", "a/build/logs/x", false),
            ("docs/*", "docs/getting-started.md", true), ("docs/*", "docs/build-app/troubleshooting.md", false),
            ("docs/*", "a/docs/x.md", false), ("apps/", "x/apps/y/z", true), ("apps/", "apps", false),
            ("/docs/", "docs/a/b", true), ("**/logs", "build/logs/a", true), ("**/logs", "deeply/nested/logs", true),
            ("/apps/github", "apps/github/x", true), ("models/**/finance.sql", "models/a/b/finance.sql", true),
            ("models/**/finance.sql", "models/finance.sql", true), ("models/finance", "models/finance/a.sql", true),
            ("/", "anything/at/all", true), ("Models/", "models/a.sql", false),
            ("models/fin?nce.sql", "models/finance.sql", true),
            ("a{b,c}.sql", "ab.sql", false), ("a{b,c}.sql", "x/a{b,c}.sql", true),
            ("with\\ space/", "with space/a", true),
        ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect((owners("\(pattern) @octocat", path) != nil) == matches)
    }

    @Test("the last line that matches wins, also one that names nobody")
    func lastWins() {
        let file = "* @acme/everyone\nmodels/ @ana @acme/finance # theirs\nmodels/raw/\n"
        #expect(owners(file, "README.md") == ["@acme/everyone"])
        #expect(owners(file, "models/a.sql") == ["@ana", "@acme/finance"])
        #expect(owners(file, "models/raw/a.sql") == [])
        #expect(CodeOwners(file).line(for: "models/a.sql")?.number == 2)
    }

    @Test(
        "a line that GitHub would not take is passed over",
        arguments: [
            "!models/ @ana", "models/[ab].sql @ana", "\\#models/ @ana", "models/ ana", "models/ @ana @-@-",
            "models//x @ana",
            "models/ @a/b/c", "models/ @", "models/ x@y", "# models/ @ana", "models/ @ana<script>",
        ])
    func malformed(line: String) {
        #expect(CodeOwners("\(line)\r\n").lines.isEmpty)
        #expect(owners("* @ok\r\n\(line)\r\n", "models/a.sql") == ["@ok"])
    }

    @Test("a megabyte of lines is read, and a file answered, in bounded time")
    func large() {
        let text = (0..<30_000).map { "models/folder_\($0)/*.sql @team-\($0)" }.joined(separator: "\n")
        #expect(text.utf8.count > 1_000_000)
        let file = CodeOwners(text)
        #expect(file.lines.count == 30_000)
        #expect(file.line(for: "models/folder_7/a.sql")?.owners == ["@team-7"])
        #expect(file.line(for: "elsewhere/a.sql") == nil)
        #expect(CodeOwners(String(repeating: "* @a\n", count: 700_000)).lines.isEmpty)
    }

    @Test("patterns made to be slow are not: too many wildcards are passed over, the others are followed side by side")
    func evil() {
        let path = String(repeating: "a", count: 1000)
        let worst = String(repeating: "*a", count: 200) + "b @x"
        #expect(CodeOwners(worst).lines.isEmpty)
        let allowed = String(repeating: "*a", count: 12) + "b @x"
        let file = CodeOwners(Array(repeating: allowed, count: 200).joined(separator: "\n"))
        #expect(file.lines.count == 200 && file.line(for: path) == nil)
        #expect(file.line(for: String(repeating: "a/", count: 1000)) == nil)
        #expect(CodeOwners(String(repeating: "x", count: 100_000) + " @a").lines.isEmpty)
        #expect(CodeOwners("\u{0}\u{FFFF} @a\n" + String(repeating: "\\", count: 5000)).line(for: "x") == nil)
    }
}
