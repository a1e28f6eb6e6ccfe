import FailureText
import Testing

@Suite("Inert text")
struct InertTests {
    @Test(
        "prose for Markdown does nothing",
        arguments: [
            ("fixes #12 by @octocat", "fixes \\#&#8203;12 by @&#8203;octocat"), ("GH-12", "GH\\-&#8203;12"),
            ("[a](http://b.c)", "\\[a\\]\\(http\\:&#8203;//b\\.c\\)"), ("www.evil.com", "www\\.&#8203;evil\\.com"),
            ("<img src=x>", "&lt;img src\\=x&gt;"), ("&amp;", "&amp;amp;"), (":tada:", "\\:&#8203;tada\\:&#8203;"),
            ("0123456789abcdef", "012345&#8203;6789ab&#8203;cdef"), ("    # h\n  1. x", "\\#&#8203; h\n1\\. x"),
            ("a`b`*c*_d_~e~|f|", "a\\`b\\`\\*c\\*\\_d\\_\\~e\\~\\|f\\|"), ("plain words", "plain words"),
        ])
    func markdown(text: String, expected: String) {
        #expect(Inert.markdown(text) == expected)
    }

    @Test("prose on one line has no line feed")
    func oneLine() {
        #expect(Inert.markdown("a\n  b", onOneLine: true) == "a b")
    }

    @Test("no text leaves its fence", arguments: ["", "x", "```\nout\n```", "~~~~\n````", "`", "a\n``````"])
    func fence(text: String) throws {
        let block = Inert.fence(text, language: "sql\n```")
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        let opening = try #require(lines.first).prefix { $0 == "`" }
        #expect(lines.first == opening + "sql")
        #expect(lines.last == opening)
        for line in lines.dropFirst().dropLast() { #expect(!line.contains(opening)) }
    }

    @Test("no text leaves its code span")
    func codeSpan() {
        #expect(Inert.codeSpan("a ``b`` | c\nd") == "``` a ``b`` \\| c d ```")
        #expect(Inert.codeSpan("\n") == "` `")
    }

    @Test("Slack sees no command and HTML no markup")
    func slackAndHTML() {
        #expect(Inert.slack("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;")
        #expect(Inert.html("<a href=\"x\" b='y'>&") == "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;")
    }
}
