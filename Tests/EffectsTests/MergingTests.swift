import Contracts
import Effects
import Testing

@Suite("As few calls as possible")
struct MergingTests {
    private let bench: Bench
    init() throws { bench = try Bench() }

    private func effect(
        _ id: String, _ kind: EffectKind, _ request: EffectRequest = EffectRequest(), number: Int = 7, urgency: Int = 2,
        state: EffectState = .planned
    ) -> Effect {
        Effect(
            effectID: id, service: "assigner", kind: kind, repository: bench.repository,
            subject: Subject(bench.repository, number: 7), number: number, cause: "c", urgency: urgency, mode: .act,
            request: request, state: state, attempts: 0, plannedAt: bench.clock.now)
    }

    @Test("labels are added in one call, each once, as urgently as the most urgent asks")
    func labels() {
        let merged = EffectMerging.merge([
            effect("1", .addLabels, EffectRequest(labels: ["a", "b"])),
            effect("2", .addLabels, EffectRequest(labels: ["b", "c"]), urgency: 0),
        ])
        #expect(merged.map(\.effect.effectID) == ["1"])
        #expect(merged.first?.effect.request.labels == ["a", "b", "c"])
        #expect(merged.first?.absorbed == ["2"])
        #expect(merged.first?.effect.urgency == 0)
    }

    @Test("ten occurrences are one edit of one card: the last")
    func cards() {
        let merged = EffectMerging.merge((1...10).map { effect("\($0)", .upsertCard, EffectRequest(body: "v\($0)")) })
        #expect(merged.count == 1)
        #expect(merged.first?.effect.request.body == "v10")
        #expect(merged.first?.absorbed.count == 9)
    }

    @Test("of edits each field's last stays")
    func edits() {
        let merged = EffectMerging.merge([
            effect("1", .editIssue, EffectRequest(title: "t1", body: "b1")),
            effect("2", .editIssue, EffectRequest(body: "b2")), effect("3", .editIssue, EffectRequest(title: "t3")),
        ])
        #expect(merged.map(\.effect.request) == [EffectRequest(title: "t3", body: "b2")])
    }

    @Test("comments, closes, reopens and what is on another issue stay apart and in order")
    func apart() {
        let effects = [
            effect("1", .comment), effect("2", .comment), effect("3", .closeIssue), effect("4", .reopenIssue),
            effect("5", .addLabels, EffectRequest(labels: ["a"])),
            effect("6", .addLabels, EffectRequest(labels: ["b"]), number: 8),
            effect("7", .addLabels, EffectRequest(labels: ["c"]), state: .started),
        ]
        #expect(EffectMerging.merge(effects).map(\.effect) == effects)
    }

    @Test("nothing is merged across a call that takes it back")
    func takenBack() {
        let label = EffectRequest(labels: ["held"])
        let labels = [
            effect("1", .addLabels, label), effect("2", .removeLabels, label), effect("3", .addLabels, label),
        ]
        #expect(EffectMerging.merge(labels).map(\.effect.effectID) == ["1", "2", "3"])
        let person = EffectRequest(assignees: ["ana"])
        let people = [
            effect("1", .removeAssignees, person), effect("2", .addAssignees, person),
            effect("3", .removeAssignees, person),
        ]
        #expect(EffectMerging.merge(people).map(\.effect.effectID) == ["1", "2", "3"])
        let other = [
            effect("1", .addLabels, label), effect("2", .removeLabels, EffectRequest(labels: ["other"])),
            effect("3", .addLabels, label),
        ]
        #expect(EffectMerging.merge(other).map(\.effect.effectID) == ["1", "2"])
    }

    @Test("applying the merged calls leaves what applying each would have left")
    func equivalence() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let effects = (0..<Int.random(in: 1...9, using: &random)).map { number in
                let kind: EffectKind = Bool.random(using: &random) ? .addLabels : .removeLabels
                let labels = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
                return effect("\(number)", kind, EffectRequest(labels: labels))
            }
            let merged = EffectMerging.merge(effects)
            #expect(
                result(merged.map(\.effect)) == result(effects), "\(effects.map { "\($0.kind) \($0.request.labels)" })")
            #expect(Set(merged.flatMap { [$0.effect.effectID] + $0.absorbed }) == Set(effects.map(\.effectID)))
        }
    }

    private func result(_ effects: [Effect]) -> Set<String> {
        effects.reduce(into: []) { labels, effect in
            if effect.kind == .addLabels {
                labels.formUnion(effect.request.labels)
            } else {
                labels.subtract(effect.request.labels)
            }
        }
    }

    @Test("only what is new of a write is sent, and nothing of one that changes nothing")
    func trimmed() {
        var known = AppliedWrites()
        known.note(effect("1", .addLabels, EffectRequest(labels: ["a"])), EffectResult())
        known.note(effect("2", .addAssignees, EffectRequest(assignees: ["ana"])), EffectResult())
        known.note(effect("3", .upsertCard, EffectRequest(body: "card")), EffectResult(commentID: "9"))
        known.note(effect("4", .editIssue, EffectRequest(body: "body")), EffectResult())
        #expect(known.trimmed(effect("5", .addLabels, EffectRequest(labels: ["a", "b"])))?.request.labels == ["b"])
        #expect(known.trimmed(effect("5", .addLabels, EffectRequest(labels: ["a"]))) == nil)
        #expect(known.trimmed(effect("5", .addAssignees, EffectRequest(assignees: ["ana"]))) == nil)
        #expect(known.trimmed(effect("5", .upsertCard, EffectRequest(body: "card"))) == nil)
        #expect(known.trimmed(effect("5", .upsertCard, EffectRequest(body: "new")))?.request.body == "new")
        #expect(known.trimmed(effect("5", .editIssue, EffectRequest(body: "body"))) == nil)
        #expect(known.trimmed(effect("5", .editIssue, EffectRequest(title: "t", body: "body"))) != nil)
        #expect(known.trimmed(effect("5", .comment, EffectRequest(body: "card"))) != nil)
        #expect(known.cardCommentID == "9")
    }

    @Test("what was taken away may be added again, and a card keeps its comment")
    func takenAway() {
        var known = AppliedWrites()
        let label = EffectRequest(labels: ["a"])
        let person = EffectRequest(assignees: ["ana"])
        known.note(effect("1", .addLabels, label), EffectResult())
        known.note(effect("2", .removeLabels, label), EffectResult())
        known.note(effect("3", .addAssignees, person), EffectResult())
        known.note(effect("4", .removeAssignees, person), EffectResult())
        #expect(known.trimmed(effect("5", .addLabels, label)) != nil)
        #expect(known.trimmed(effect("5", .addAssignees, person)) != nil)
        known.note(effect("6", .upsertCard, EffectRequest(body: "1")), EffectResult(commentID: "9"))
        known.note(effect("7", .upsertCard, EffectRequest(body: "2")), EffectResult())
        #expect(known.cardCommentID == "9" && known.card == "2")
    }
}
