import Testing

@testable import Notify

@Suite("Words from outside in Slack")
struct SlackTextTests {
    @Test("nothing calls, links or formats")
    func inert() {
        let text = "<!channel> @here & <https://evil.example|click> :tada: *bold*\u{202E}"
        let made = SlackText.inert(text, limit: 500)
        #expect(!made.contains("<") && !made.contains(">") && !made.contains("@here") && !made.contains("://"))
        #expect(!made.contains(":tada:") && !made.contains("evil.example") && !made.contains("\u{202E}"))
        #expect(made.contains("&lt;!channel&gt;"))
    }

    @Test("a text is cut before the limit, and never inside of an escape", arguments: 1..<40)
    func cut(_ limit: Int) {
        let made = SlackText.inert("a<b>&c.d@e", limit: limit)
        #expect(made.unicodeScalars.count <= limit)
        let bare = made.replacing("&lt;", with: "").replacing("&gt;", with: "").replacing("&amp;", with: "")
        #expect(!bare.contains("&") && !bare.contains(";"))
    }

    @Test(
        "an address that could end the link is left out",
        arguments: ["javascript:alert(1)", "https://a.example/x|y", "https://a.example/>", "https://a example/", "x"])
    func links(_ url: String) { #expect(SlackText.link("issue", url) == nil) }

    @Test("only ids are mentioned")
    func mentions() {
        #expect(SlackText.mention("U024BE7LH") == "<@U024BE7LH>")
        #expect(SlackText.mention("S024BE7LH") == "<!subteam^S024BE7LH>")
        for text in ["channel", "!channel", "U1", "u024be7lh", "U024BE7LH>", "C024BE7LH"] {
            #expect(SlackText.mention(text) == nil)
        }
    }
}
