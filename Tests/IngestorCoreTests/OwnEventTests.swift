import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Our own events")
struct OwnEventTests {
    private static let mark = "<!-- SWITCHYARD_METADATA {} -->"
    private static let own = "<!-- switchyard:01KASSY -->"

    @Test(
        "what our account does is ignored before anything else, whatever the event",
        arguments: ["SWITCHYARD-acme[bot]", Given.bot])
    func ours(login: String) throws {
        let sender = Given.account(login, "Bot")
        let events = [
            ("issues", Given.issueEvent("opened", labels: ["dbt-error"], sender: sender)),
            ("issues", Given.issueEvent("closed", sender: sender)),
            ("issue_comment", Given.comment("/switchyard close", by: sender)),
        ]
        for (event, body) in events {
            #expect(Given.ignored(try Given.decide(event, body)) == "our own event")
        }
    }

    @Test("as long as our account's name is not known, nobody is taken for it")
    func unknown() throws {
        let event = Given.issueEvent("opened", labels: ["dbt-error"], sender: Given.account(""))
        #expect(Given.failure(try Given.decide("issues", event, bot: "")) != nil)
    }

    @Test("a card or an issue of ours is known by its mark too, when a bot wrote it")
    func marked() throws {
        let author = Given.account("switchyard-new[bot]", "Bot")
        let comment = Given.comment("Card\n\(OwnEventTests.mark)", by: author)
        #expect(Given.ignored(try Given.decide("issue_comment", comment)) == "our own comment")
        let issue = Given.issueEvent("opened", labels: ["dbt-error"], author: author, body: OwnEventTests.own)
        #expect(Given.ignored(try Given.decide("issues", issue)) == "our own issue")
    }

    @Test("a stranger cannot hide a failure behind our mark", arguments: [mark, own])
    func stranger(mark: String) throws {
        let event = Given.issueEvent("opened", labels: ["dbt-error"], body: "Database Error in model orders\n\(mark)")
        let failure = try #require(Given.failure(try Given.decide("issues", event))?.failure)
        #expect(failure.issue?.number == 42)
        let comment = Given.comment("/switchyard hold 2d\n\(mark)", by: Given.account("ana"))
        #expect(Given.activity(try Given.decide("issue_comment", comment))?.command == "hold 2d")
    }
}
