/// An issue on GitHub as an entry names it.
package struct IssueReference: Codable, Hashable, Sendable {
    /// The number in its repository, 1 and up.
    package var number: Int
    /// The page that people open.
    package var url: String?
    /// The login of who opened it.
    package var author: String?
    /// Names of its labels when it was observed.
    package var labels: [String]

    /// Made of its fields; lists and optional fields may be left out.
    package init(number: Int, url: String? = nil, author: String? = nil, labels: [String] = []) {
        self.number = number
        self.url = url
        self.author = author
        self.labels = labels
    }
}
