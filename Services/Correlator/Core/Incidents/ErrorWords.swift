import Contracts
import FailureText

/// What an error is, in the words of one failure that had it: a fingerprint tells people nothing.
enum ErrorWords {
    private static let most = 200

    /// What the failure said, on one line of at most 200 characters: its first two error lines, else its title, else its family.
    static func of(_ failure: FailureClassified) -> String {
        let lines = failure.error.lines.prefix(20).map(line).filter { !$0.isEmpty }
        let said = lines.isEmpty ? line(failure.title) : lines.prefix(2).joined(separator: " … ")
        let words =
            said.isEmpty ? line(failure.error.family.replacing("_", with: " ").replacing(".", with: ", ")) : said
        return words.count <= most ? words : "\(words.prefix(most - 1))…"
    }

    /// Clipped before it is read: a line may be long.
    private static func line(_ text: String) -> String {
        Sanitizing.clean(String(text.prefix(most * 2))).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
