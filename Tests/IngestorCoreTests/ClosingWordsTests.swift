import Contracts
import Testing

@testable import IngestorCore

@Suite("Issues that a pull request says to close")
struct ClosingWordsTests {
    @Test(
        "the words of GitHub's list count, of this repository alone",
        arguments: [
            ("Fixes #42", [42]), ("closes: #7, resolves #8", [7, 8]), ("FIXED acme/dbt_cloud#3.", [3]),
            ("Resolve ACME/dbt_cloud#3 and closes #1", [1, 3]), ("fixes other/place#9", []), ("see #12", []),
            ("fixes #", []), ("fixes #0", []), ("fixes #12345678901", []), ("prefixes #4", []), ("(fixes #5)", [5]),
            ("", []), ("fixes\n\n#6", [6]),
        ])
    func numbers(text: String, expected: [Int]) throws {
        let repository = try #require(RepositoryName("acme/dbt_cloud"))
        #expect(ClosingWords.issues(in: text, repository: repository) == expected)
    }

    @Test("a body of nothing but such words is bounded")
    func bounded() throws {
        let repository = try #require(RepositoryName("acme/dbt_cloud"))
        let text = (1...5000).map { "fixes #\($0)" }.joined(separator: " ")
        #expect(ClosingWords.issues(in: text, repository: repository).count == ClosingWords.most)
    }
}
