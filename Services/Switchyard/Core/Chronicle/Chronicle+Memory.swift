package import Contracts

extension Chronicle {
    static func sentence(_ history: FailureHistory) -> String {
        let times = history.hits == 1 ? "once" : "\(history.hits) times"
        let end = history.pattern.map { ", ended as \(words($0.rawValue))" } ?? ""
        return "seen \(times) before, last \(history.lastSeen.rfc3339)\(end)"
    }

    /// A past failure in one line.
    package static func sentence(_ past: SimilarCase) -> String {
        let place = past.issue.map { "\(past.repository)#\($0)" } ?? "\(past.repository)"
        let end = past.pattern.map { "ended as \(words($0.rawValue))" } ?? "not ended yet"
        let alike = Int((past.similarity * 100).rounded())
        return "\(alike) % like \(place), \(words(past.category.rawValue)), \(end): \(past.title)"
    }

    mutating func corrected(_ word: VerdictCorrected, _ envelope: Envelope) {
        let said = [word.correctedCategory?.rawValue, word.correctedExpert.map { "for \($0)" }].compactMap(\.self)
        let what = said.map(Chronicle.words).joined(separator: ", ")
        let sentence =
            if word.withdrawn {
                "What was said against the verdict was taken back: \(what)"
            } else if word.source == .outcome {
                "How it ended refutes the verdict: it was \(what)"
            } else {
                "\(word.actor) corrected the verdict: \(what)"
            }
        let sure = Int((word.confidence * 100).rounded())
        note(
            Happening(
                id: envelope.id.description, at: word.at, kind: envelope.type.rawValue, sentence: sentence,
                details: [
                    "\(word.engine) had said \(Chronicle.words(word.category.rawValue)), \(sure) % sure, for \(word.expert)"
                ]), on: word.subject)
    }

    private static func words(_ name: String) -> String { name.replacing("_", with: " ") }
}
