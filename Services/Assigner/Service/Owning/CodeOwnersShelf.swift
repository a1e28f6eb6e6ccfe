import AssignerCore
import Contracts
import Synchronization

/// The CODEOWNERS of the repositories, as they were read last; a failure's step looks here and never waits for GitHub.
final class CodeOwnersShelf: Sendable {
    private struct Item {
        var text: String
        var owners: CodeOwners
    }

    private let items = Mutex<[RepositoryName: Item]>([:])

    /// What was read of a repository; `nil` when it has none, or it was not read yet.
    func owners(of repository: RepositoryName) -> CodeOwners? {
        items.withLock { $0[repository]?.owners }
    }

    /// Puts a file's text in force; `nil` for a repository that has none. A text that is known already is not read again.
    func put(_ text: String?, for repository: RepositoryName) {
        guard let text else {
            items.withLock { $0[repository] = nil }
            return
        }
        guard items.withLock({ $0[repository]?.text }) != text else { return }
        let item = Item(text: text, owners: CodeOwners(text))
        items.withLock { $0[repository] = item }
    }
}
