import Contracts
import Testing

@Suite("Published words")
struct WordTests {
    /// Every open list of words of the contract.
    static let lists: [(name: String, words: [String])] = [
        list(ActivityAction.self), list(Contracts.Category.self), list(EffectKind.self), list(EffectState.self),
        list(Engine.self), list(EntryType.self), list(ErrorType.self), list(EscalationKind.self), list(Expert.self),
        list(FailureCause.self), list(IncidentStatus.self), list(IssuePhase.self), list(Mode.self),
        list(NoticeState.self), list(Origin.self),
        list(PlacementOutcome.self), list(Priority.self), list(ResolutionPattern.self), list(RunEnvironment.self),
        list(RunStatus.self), list(StreamName.self),
    ]

    private static func list<Word: OpenEnum>(_ type: Word.Type) -> (name: String, words: [String]) {
        (String(describing: type), type.known.map(\.rawValue))
    }

    @Test("the words that this version publishes are those of its golden file: none is renamed or taken back unseen")
    func published() throws {
        let made = WordTests.lists.map { "\($0.name): \($0.words.joined(separator: " "))" }.joined(separator: "\n")
        let kept = try Golden.kept("words.txt", made: Array(made.utf8))
        #expect(made == String(decoding: kept, as: UTF8.self))
    }

    @Test("words are plain and each stands once in its list", arguments: lists.indices)
    func plain(_ index: Int) {
        let words = WordTests.lists[index].words
        #expect(Set(words).count == words.count && !words.isEmpty)
        #expect(
            words.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0) } })
    }

    @Test(
        "a word of a newer version is kept as it came, told apart, and equal to itself",
        arguments: ["", "NEW", "a b\n"])
    func newer(_ word: String) throws {
        let read = try ContractJSON.decode(Priority.self, from: ContractJSON.encode(word))
        #expect(read.rawValue == word && !read.isKnown && read == Priority(rawValue: word))
        #expect(try ContractJSON.encode(read) == ContractJSON.encode(word))
    }

    @Test("what is no word is refused", arguments: ["1", "null", "[]", #"{"rawValue":"high"}"#])
    func wrong(_ json: String) {
        #expect(throws: DecodingError.self) { try ContractJSON.decode(Priority.self, from: json.utf8) }
    }
}
