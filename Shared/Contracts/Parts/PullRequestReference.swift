/// A pull request that an activity names.
package struct PullRequestReference: Codable, Hashable, Sendable {
    /// Its number.
    package var number: Int
    /// Whether it is merged.
    package var merged: Bool
    /// The merge commit.
    package var sha: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(number: Int, merged: Bool, sha: String? = nil) {
        self.number = number
        self.merged = merged
        self.sha = sha
    }
}
