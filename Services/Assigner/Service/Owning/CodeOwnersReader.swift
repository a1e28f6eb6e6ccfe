import Contracts
import GitHub
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime

/// Reads the CODEOWNERS of the policy's repositories from time to time, beside every step. What did not change costs nothing of GitHub's
/// limit, since the client asks with the known tag.
struct CodeOwnersReader: ServiceLifecycle.Service {
    /// Where GitHub looks, in its order.
    static let places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]

    let platform: Platform
    let shelf: CodeOwnersShelf
    let interval: Duration

    init(platform: Platform, shelf: CodeOwnersShelf, interval: Duration = .seconds(600)) {
        self.platform = platform
        self.shelf = shelf
        self.interval = interval
    }

    /// Runs until graceful shutdown.
    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            if platform.policy.current.assignmentRules.order.contains(.codeowners) { await readAll() }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
        }
    }

    /// Reads every repository once; of one that can't be read, what is known stays in force.
    func readAll() async {
        guard let github = platform.github else { return }
        for repository in platform.policy.current.repositories.keys.sorted() {
            guard !Task.isShuttingDownGracefully else { return }
            do throws(GitHubError) {
                shelf.put(try await read(repository, github), for: repository)
            } catch {
                platform.context.logger.info(
                    "a CODEOWNERS could not be read", metadata: ["repository": "\(repository)", "error": "\(error)"])
            }
        }
    }

    private func read(_ repository: RepositoryName, _ github: GitHubClient) async throws(GitHubError) -> String? {
        for place in CodeOwnersReader.places {
            if let text = try await github.text(of: place, in: repository) { return text }
        }
        return nil
    }
}
