/// A pull request that an activity names.
package struct PullRequestReference: Codable, Hashable, Sendable {
    /// Its number.
    package var number: Int
    /// Whether it is merged.
    package var merged: Bool
    /// The merge commit.
    package var sha: String?
    /// Numbers of issues of the same repository that it says to close.
    package var closes: [Int]

    /// Made of its fields; lists and optional fields may be left out.
    package init(number: Int, merged: Bool, sha: String? = nil, closes: [Int] = []) {
        self.number = number
        self.merged = merged
        self.sha = sha
        self.closes = closes
    }
}
