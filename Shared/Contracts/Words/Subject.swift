/// What events are ordered by: `owner/repo#42` once an issue exists, else `owner/repo!<fingerprint>`.
package struct Subject: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The repository that it belongs to.
    package let repository: RepositoryName
    /// The issue's number, once there is an issue.
    package let number: Int?
    /// The fingerprint, as long as there is no issue.
    package let fingerprint: Fingerprint?

    /// The subject of an issue.
    package init(_ repository: RepositoryName, number: Int) {
        self.repository = repository
        self.number = number
        fingerprint = nil
    }

    /// The subject of failures that have no issue yet.
    package init(_ repository: RepositoryName, fingerprint: Fingerprint) {
        self.repository = repository
        number = nil
        self.fingerprint = fingerprint
    }

    /// Reads either form; `nil` when the text is neither, spells a number in another way than it is written, or has a
    /// fingerprint that is not 1…200 visible ASCII characters.
    package init?(_ text: String) {
        if let mark = text.firstIndex(of: "!") {
            let fingerprint = text[text.index(after: mark)...]
            guard let repository = RepositoryName(String(text[..<mark])),
                (1...200).contains(fingerprint.utf8.count), fingerprint.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { return nil }
            self.init(repository, fingerprint: Fingerprint(rawValue: String(fingerprint)))
        } else {
            guard let mark = text.firstIndex(of: "#"), let repository = RepositoryName(String(text[..<mark])),
                let number = Int(text[text.index(after: mark)...]), number > 0, "\(repository)#\(number)" == text
            else { return nil }
            self.init(repository, number: number)
        }
    }

    /// The text form.
    package var description: String {
        if let number { return "\(repository)#\(number)" }
        return "\(repository)!\(fingerprint?.rawValue ?? "")"
    }

    /// Alphabetical.
    package static func < (left: Subject, right: Subject) -> Bool {
        // The same order for less: most that are compared are issues of one repository.
        if left.repository == right.repository, let number = left.number, let other = right.number {
            return String(number) < String(other)
        }
        return left.description < right.description
    }
}

extension Subject: Codable {
    /// Reads a string of either form.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Subject(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected owner/repo#number or owner/repo!fingerprint")
        }
        self = value
    }

    /// Writes a string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
