package import Contracts
import Outbound

extension GitHubClient {
    /// Adds labels to an issue, never replacing those that it has; the labels it has then.
    ///
    /// - Throws: ``GitHubError``.
    @discardableResult
    package func addLabels(
        _ labels: [String], to number: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [GitHubLabel] {
        try await value(
            [GitHubLabel].self, "POST", GitHubClient.path(repository, "/issues/\(number)/labels"),
            body: ["labels": labels])
    }

    /// Removes a label from an issue; that it was not there is no error.
    ///
    /// - Throws: ``GitHubError``.
    package func removeLabel(_ label: String, from number: Int, in repository: RepositoryName) async throws(GitHubError)
    {
        do throws(GitHubError) {
            let name = PercentEncoding.encode(label)
            _ = try await call("DELETE", GitHubClient.path(repository, "/issues/\(number)/labels/\(name)"))
        } catch  where error.code == .notFound {
            return
        }
    }

    /// The labels of a repository.
    ///
    /// - Throws: ``GitHubError``.
    package func labels(of repository: RepositoryName) async throws(GitHubError) -> [GitHubLabel] {
        try await pages(GitHubLabel.self, GitHubClient.path(repository, "/labels"), limit: 1000)
    }

    /// Makes a label; `color` is six hex digits.
    ///
    /// - Throws: ``GitHubError`` (`validation` when it exists).
    package func createLabel(
        _ name: String, color: String, description: String, in repository: RepositoryName
    ) async throws(GitHubError) {
        _ = try await call(
            "POST", GitHubClient.path(repository, "/labels"),
            body: ["name": name, "color": color, "description": description])
    }

    /// Changes a label's colour and description.
    ///
    /// - Throws: ``GitHubError``.
    package func editLabel(
        _ name: String, color: String, description: String, in repository: RepositoryName
    ) async throws(GitHubError) {
        _ = try await call(
            "PATCH", GitHubClient.path(repository, "/labels/\(PercentEncoding.encode(name))"),
            body: ["color": color, "description": description])
    }
}
