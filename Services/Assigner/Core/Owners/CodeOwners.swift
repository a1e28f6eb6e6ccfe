import Policy

/// The owners that a CODEOWNERS file gives to files.
///
/// The last line that matches a file wins, also when it names nobody. Lines that GitHub would not take are passed over, and so are those
/// that would take long to match.
/// Source: GitHub, "About code owners", "CODEOWNERS syntax".
package struct CodeOwners: Sendable {
    /// A line: what it matches, and whom it names.
    package struct Line: Sendable {
        /// Its number, from 1.
        package let number: Int
        /// The pattern as it was written.
        package let pattern: String
        /// Logins and teams with their `@`, or mail addresses, as they were written.
        package let owners: [String]
        fileprivate let globs: [Glob]

        fileprivate func matches(_ path: String) -> Bool { globs.contains { $0.matches(path) } }
    }

    /// GitHub takes no larger file.
    package static let largest = 3 * 1024 * 1024
    /// Longer paths are looked up nowhere.
    package static let longestPath = 1024
    /// Wildcards that a pattern may have: time grows with them.
    static let mostWildcards = 12
    /// Owners of a line that are kept.
    static let mostOwners = 20

    /// The lines that count, in order.
    package let lines: [Line]

    /// Reads a file's text; one that is larger than GitHub takes has no lines.
    package init(_ text: String) {
        guard text.utf8.count <= CodeOwners.largest else {
            lines = []
            return
        }
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().compactMap {
            CodeOwners.line(String($1), number: $0 + 1)
        }
    }

    /// The line that decides about a file, given relative to the repository; `nil` when none matches.
    package func line(for path: String) -> Line? {
        let path = path.hasPrefix("/") ? String(path.dropFirst()) : path
        guard !path.isEmpty, path.utf8.count <= CodeOwners.longestPath else { return nil }
        return lines.last { $0.matches(path) }
    }

    private static func line(_ text: String, number: Int) -> Line? {
        var words: [String] = []
        for word in split(text) {
            if word.hasPrefix("#") { break }
            words.append(word)
        }
        guard let pattern = words.first, let globs = CodeOwnersPattern.globs(pattern) else { return nil }
        let owners = words.dropFirst()
        // GitHub skips a line with a malformed owner as a whole.
        guard owners.allSatisfy(isOwner) else { return nil }
        return Line(number: number, pattern: pattern, owners: Array(owners.prefix(mostOwners)), globs: globs)
    }

    /// Words between blanks; a backslash keeps the next character in the word.
    private static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if !isEscaped, scalar == " " || scalar == "\t" {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.unicodeScalars.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func isOwner(_ word: String) -> Bool {
        if word.hasPrefix("@") { return Assignee(word) != nil }
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && word.utf8.count <= 254
    }
}
