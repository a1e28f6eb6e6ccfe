import Contracts
import CorrelatorCore
import Effects
import GitHub
import Platform
import Policy
import Streams

/// Reads who reacted on GitHub to what an alert is about: an issue and its triage card, or an incident's tracking issue.
struct ReactionReader: Sendable {
    /// Of so many people at most it is asked, in one look, what they may do.
    private static let mostAsked = 10

    let platform: Platform
    let gitHub: GitHubClient

    /// Whether the rest of the hour's calls is for what can't wait.
    var isShort: Bool { gitHub.isShort }

    /// The reaction of somebody who may answer; `nil` when there is none.
    ///
    /// - Throws: ``GitHubError``, ``StreamsError``.
    func answer(to alert: Alert) async throws -> Reaction? {
        guard let issue = try await issue(of: alert), let number = issue.number else { return nil }
        var found = try await gitHub.reactions(to: number, in: issue.repository)
        if let card = try await card(of: number, in: issue.repository) {
            found += try await reactions(toCard: card, in: issue.repository)
        }
        let answers = Reaction.answers(found.compactMap(\.reaction), to: alert, platform.policy.current)
        for answer in answers.prefix(ReactionReader.mostAsked) {
            if answer.isOwners(of: alert) { return answer }
            var actor = answer.actor
            actor.permission = try await gitHub.permission(of: actor.login, in: issue.repository)
            if actor.mayCommand { return answer }
        }
        return nil
    }

    private func reactions(
        toCard id: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [GitHubReaction] {
        do throws(GitHubError) {
            return try await gitHub.reactions(toComment: id, in: repository)
        } catch  where error.code == .notFound {
            // Somebody deleted it.
            return []
        }
    }

    private func issue(of alert: Alert) async throws -> Subject? {
        let parts = alert.key.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        guard alert.kind == .incident else { return Subject(String(parts[1])) }
        guard let hub = platform.policy.current.hub, let id = ULID(String(parts[1])) else { return nil }
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
        return (incident?.trackingIssue?.number).map { Subject(hub, number: $0) }
    }

    /// The comment that is the triage card, as the ledger knows it.
    private func card(of number: Int, in repository: RepositoryName) async throws -> Int? {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let applied = try await draft.read(AppliedWrites.self, AppliedWrites.key(repository, number))
        return applied?.cardCommentID.flatMap { Int($0) }
    }
}

extension GitHubReaction {
    /// The reaction as the decision sees it; `nil` when GitHub does not say when it was given.
    fileprivate var reaction: Reaction? {
        guard let at = Timestamp(rfc3339: createdAt) else { return nil }
        let isBot = authorType == "Bot" || author.hasSuffix("[bot]")
        return Reaction(content: content, actor: Actor(login: author, isBot: isBot), at: at)
    }
}
