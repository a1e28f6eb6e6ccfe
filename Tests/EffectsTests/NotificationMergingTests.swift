import Contracts
import Effects
import Testing

@Suite("Notifications in the ledger")
struct NotificationMergingTests {
    private static func effect(
        _ id: Int, _ kind: EffectKind, _ text: String = "", channel: String = "#a", attempts: Int = 0
    ) throws -> Effect {
        let repository = try #require(RepositoryName("acme/one"))
        let notice = Notice(
            key: "issue:1", state: .open, priority: .high, headline: text, mentions: ["U\(id)"], channel: channel,
            canAcknowledge: true)
        return Effect(
            effectID: "e\(id)", service: "correlator:slack", kind: kind, repository: repository,
            subject: Subject(repository, number: 1), cause: "c", urgency: 1, mode: .act,
            request: EffectRequest(body: kind == .postNews ? text : nil, notice: notice), state: .planned,
            attempts: attempts, plannedAt: Timestamp(milliseconds: 0))
    }

    @Test("of what a target missed, the message is written as it is now, and the news come as one")
    func merged() throws {
        let made = EffectMerging.merge([
            try Self.effect(1, .keepMessage, "open"), try Self.effect(2, .postNews, "first"),
            try Self.effect(3, .keepMessage, "growing"), try Self.effect(4, .postNews, "second"),
            try Self.effect(5, .keepMessage, "elsewhere", channel: "#b"),
        ])
        #expect(made.map(\.effect.effectID) == ["e1", "e2", "e5"])
        #expect(made.map(\.absorbed) == [["e3"], ["e4"], []])
        #expect(made[0].effect.request.notice?.headline == "growing")
        #expect(made[1].effect.request.body == "first\nsecond")
        #expect(made[1].effect.request.notice?.mentions == ["U2", "U4"])
    }

    @Test("nobody is paged for what is over before the page went out; a page that may have arrived is resolved")
    func pages() throws {
        let over = EffectMerging.merge([
            try Self.effect(1, .triggerPage), try Self.effect(2, .acknowledgePage), try Self.effect(3, .resolvePage),
        ])
        #expect(over.map(\.effect.kind) == [.resolvePage] && over[0].absorbed == ["e1", "e2"])
        let tried = EffectMerging.merge([
            try Self.effect(1, .triggerPage, attempts: 1), try Self.effect(3, .resolvePage),
        ])
        #expect(tried.map(\.effect.kind) == [.triggerPage, .resolvePage])
    }

    @Test("what Slack shows already is not written again; a page is sent once for each turn")
    func trimmed() throws {
        var known = AppliedWrites()
        let message = try Self.effect(1, .keepMessage, "open")
        #expect(known.trimmed(message) != nil)
        known.note(message, EffectResult(commentID: "C1:1.0"))
        #expect(known.trimmed(message) == nil)
        #expect(known.trimmed(try Self.effect(2, .keepMessage, "over")) != nil)
        #expect(known.trimmed(try Self.effect(3, .acknowledgePage)) == nil)
        let trigger = try Self.effect(4, .triggerPage)
        known.note(trigger, EffectResult())
        #expect(known.trimmed(trigger) == nil)
        let resolve = try Self.effect(5, .resolvePage)
        #expect(known.trimmed(resolve) != nil)
        known.note(resolve, EffectResult())
        #expect(known.trimmed(resolve) == nil && known.trimmed(trigger) != nil)
    }
}
