import ClassifierCore
import Contracts
import Streams
import SwitchyardService
import Testing

@Suite("An operator sees what the model has learnt, and can have it learn more")
struct PromotionTests {
    private let streams = InMemoryStreams(milliseconds: { 1_000_000 })
    private let moment = Timestamp(milliseconds: 1_000_000)

    private func say(_ words: [(String, Int64)]) async throws {
        let mutations = words.map { Mutation.enlist(IndexName(ModelPromotion.words), member: $0.0, score: $0.1) }
        _ = try await streams.store.commit([Step(mutations: mutations)])
    }

    private func put(_ promotion: ModelPromotion) async throws {
        let data = try ContractJSON.encode(promotion)
        _ = try await streams.store.commit([
            Step(mutations: [.put(RecordKey(ModelPromotion.record), data, timeToLive: nil)])
        ])
    }

    private func refused() -> ModelPromotion {
        var promotion = ModelPromotion()
        promotion.takenThrough = 100
        promotion.trial = .init(
            through: 300, words: 3, before: 0.912, after: 0.8804, isTaken: false, at: Timestamp(milliseconds: 400))
        return promotion
    }

    @Test("before anybody spoke there is nothing to use, and forcing changes nothing")
    func empty() async throws {
        let box = PromotionBox(store: streams.store)
        let state = try await box.force(by: "ana", at: moment)
        #expect(state.words == 0 && state.promotion == ModelPromotion() && !state.isRefused)
    }

    @Test("a refusal is told with its figures and its remedy; a wish holds for the words that there are, and no newer")
    func force() async throws {
        try await say([("v1:a", 100), ("v1:b", 200), ("v1:c", 300)])
        try await put(refused())
        let box = PromotionBox(store: streams.store)
        let before = try await box.state()
        #expect(before.isRefused && before.used == 1 && before.words == 3)
        let text = before.lines.joined(separator: "\n")
        #expect(text.contains("1 of 3") && text.contains("88.0 %") && text.contains("91.2 %"))
        #expect(text.contains("--promote --force"))
        let after = try await box.force(by: "ana", at: moment)
        #expect(!after.isRefused && after.promotion.force == .init(through: 300, actor: "ana", at: moment))
        #expect(after.promotion.move(words: 3, newest: 300) == .obey)
        #expect(after.promotion.move(words: 4, newest: 301) == .tryAll)
        #expect(try await box.state() == after)
    }

    @Test("what is to be done follows from the record and the words alone")
    func moves() {
        #expect(ModelPromotion().move(words: 0, newest: 0) == .use)
        #expect(ModelPromotion().move(words: 1, newest: 5) == .tryAll)
        #expect(refused().move(words: 1, newest: 100) == .use)
        #expect(refused().move(words: 3, newest: 300) == .use)
        // Somebody took a word back: what is left is tried anew.
        #expect(refused().move(words: 2, newest: 300) == .tryAll)
        #expect(refused().obeyed(newest: 300).move(words: 3, newest: 300) == .use)
    }
}
