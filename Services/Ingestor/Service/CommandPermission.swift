import Contracts
import GitHub
import IngestorCore
import Logging

/// Asks GitHub what somebody who commands may do in the repository: a webhook tells only who they are to its owner.
struct CommandPermission: Sendable {
    /// GitHub hears nothing from a webhook after ten seconds.
    static let patience = Duration.seconds(4)

    let gitHub: GitHubClient?
    let logger: Logger

    /// The observations with the permission of those who command. Where GitHub does not answer in time, what its webhook implies
    /// stands. Strangers are not asked about: no comment of theirs costs a call.
    func confirmed(_ observations: [Observation]) async -> [Observation] {
        var confirmed: [Observation] = []
        for observation in observations {
            guard case .activity(var change) = observation, change.command != nil, !change.actor.isBot,
                change.actor.mayCommand, let gitHub
            else {
                confirmed.append(observation)
                continue
            }
            if let told = await ask(gitHub, change.actor.login, change.repository) { change.actor.permission = told }
            confirmed.append(.activity(change))
        }
        return confirmed
    }

    private func ask(_ gitHub: GitHubClient, _ login: String, _ repository: RepositoryName) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do throws(GitHubError) {
                    return try await gitHub.permission(of: login, in: repository)
                } catch {
                    logger.warning("a commander's permission is unknown", metadata: ["error": "\(error)"])
                    return nil
                }
            }
            group.addTask {
                try? await Task.sleep(for: CommandPermission.patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
