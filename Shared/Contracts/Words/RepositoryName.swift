/// A repository as `owner/name`, made only of the characters that GitHub allows, so that it can stand in a URL path, a
/// key or a log line as it is.
package struct RepositoryName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The user or organisation.
    package let owner: String
    /// The repository's own name.
    package let name: String

    /// Reads `owner/name`; `nil` unless both parts are 1…100 characters of `A-Z a-z 0-9 . _ -` and neither is `.` or `..`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(RepositoryName.isValid) else { return nil }
        owner = String(parts[0])
        name = String(parts[1])
    }

    /// `owner/name`.
    package var description: String { "\(owner)/\(name)" }

    /// Alphabetical.
    package static func < (left: RepositoryName, right: RepositoryName) -> Bool {
        left.description < right.description
    }

    private static func isValid(_ part: Substring) -> Bool {
        (1...100).contains(part.utf8.count) && part != "." && part != ".."
            && part.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}

extension RepositoryName: Codable {
    /// Reads a string `owner/name`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = RepositoryName(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected owner/name")
        }
        self = value
    }

    /// Writes a string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
