package import Contracts
import FailureText

/// A commit that touched what fails.
package struct ChangeFact: Codable, Hashable, Sendable {
    /// Its hash: hexadecimal digits.
    package var sha: String
    /// The path by which it was found.
    package var path: String
    /// The author's login, or name where the account is unknown.
    package var author: String
    /// When it was committed.
    package var at: Timestamp
    /// The first line of its message: cleaned, redacted and clipped.
    package var message: String

    /// Takes what a stranger may have written, and makes it fit to be stored; `nil` when the hash is none.
    package init?(sha: String, path: String, author: String, at: Timestamp, message: String) {
        guard (7...64).contains(sha.utf8.count), sha.utf8.allSatisfy(ChangeFact.isHex) else { return nil }
        self.sha = sha
        self.path = ChangeFact.line(path, 200)
        self.author = ChangeFact.line(author, 60)
        self.at = at
        self.message = ChangeFact.line(message, 120)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
    }

    private static func line(_ text: String, _ limit: Int) -> String {
        let first = text.prefix(1000).prefix { !$0.isNewline }
        return String(Redaction.redact(Sanitizing.clean(String(first))).prefix(limit))
    }
}
