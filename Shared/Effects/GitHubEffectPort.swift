package import Contracts
package import GitHub

/// Effects as calls to GitHub.
package struct GitHubEffectPort: Sendable {
    private let client: GitHubClient

    /// Writes through this client.
    package init(_ client: GitHubClient) { self.client = client }

    /// The port that the ledger knows.
    package var port: EffectPort {
        EffectPort(
            send: { effect, applied throws(EffectFailure) in
                do throws(GitHubError) { return try await send(effect, applied) } catch { throw EffectFailure(error) }
            },
            lookUp: { effect, applied throws(EffectFailure) in
                do throws(GitHubError) { return try await lookUp(effect, applied) } catch { throw EffectFailure(error) }
            })
    }

    /// The hidden text by which a write is found again.
    package static func marker(_ effect: Effect) -> String { "<!-- switchyard:effect \(effect.effectID) -->" }

    private func send(_ effect: Effect, _ applied: AppliedWrites) async throws(GitHubError) -> EffectResult {
        let repository = effect.repository
        let request = effect.request
        if effect.kind == .openIssue { return try await open(effect) }
        guard let number = effect.number else { throw GitHubError(.validation, "the effect names no issue") }
        switch effect.kind {
        case .addLabels: try await client.addLabels(request.labels, to: number, in: repository)
        case .removeLabels:
            for label in request.labels { try await client.removeLabel(label, from: number, in: repository) }
        case .addAssignees:
            return EffectResult(dropped: try await client.addAssignees(request.assignees, to: number, in: repository))
        case .removeAssignees: try await client.removeAssignees(request.assignees, from: number, in: repository)
        case .closeIssue:
            try await client.editIssue(
                repository, number, state: "closed", stateReason: request.stateReason ?? "completed")
        case .reopenIssue: try await client.editIssue(repository, number, state: "open", stateReason: "reopened")
        case .editIssue:
            try await client.editIssue(repository, number, title: request.title, body: request.body)
        case .comment:
            let body = "\(request.body ?? "")\n\n\(GitHubEffectPort.marker(effect))"
            let comment = try await client.comment(repository, number, body: body)
            return EffectResult(url: comment.url, commentID: String(comment.id))
        case .upsertCard, .upsertInvestigation: return try await keep(effect, number, applied)
        default: throw GitHubError(.validation, "effects of kind \(effect.kind) are not GitHub's")
        }
        return EffectResult(number: number)
    }

    private func open(_ effect: Effect) async throws(GitHubError) -> EffectResult {
        let issue = try await client.openIssue(
            effect.repository, title: effect.request.title ?? "Failure",
            body: "\(effect.request.body ?? "")\n\n\(GitHubEffectPort.marker(effect))", labels: effect.request.labels)
        return EffectResult(number: issue.number, url: issue.url)
    }

    /// Edits the one comment in place, the card or the investigation; one that somebody deleted is written anew.
    private func keep(
        _ effect: Effect, _ number: Int, _ applied: AppliedWrites
    ) async throws(GitHubError) -> EffectResult {
        let body = effect.request.body ?? ""
        if let id = kept(effect, applied).flatMap({ Int($0) }) {
            do throws(GitHubError) {
                let comment = try await client.editComment(effect.repository, id: id, body: body)
                return EffectResult(url: comment.url, commentID: String(comment.id))
            } catch  where error.code == .notFound {
                // It was deleted; what follows writes it anew.
            }
        }
        let comment = try await client.comment(effect.repository, number, body: body)
        return EffectResult(url: comment.url, commentID: String(comment.id))
    }

    private func lookUp(_ effect: Effect, _ applied: AppliedWrites) async throws(GitHubError) -> EffectResult? {
        if effect.kind == .openIssue { return try await findIssue(effect) }
        guard let number = effect.number else { return nil }
        switch effect.kind {
        case .comment:
            let marker = GitHubEffectPort.marker(effect)
            let comments = try await client.comments(effect.repository, number, since: earliest(effect))
            return comments.first { $0.body.contains(marker) }.map { found in
                EffectResult(url: found.url, commentID: String(found.id))
            }
        case .upsertCard, .upsertInvestigation: return try await findKept(effect, number, applied)
        default:
            let issue = try await client.issue(effect.repository, number)
            return isApplied(effect, issue) ? EffectResult(number: number, url: issue.url) : nil
        }
    }

    /// The comment as it was known, else as it was asked for, else whichever of its kind stands there.
    private func findKept(
        _ effect: Effect, _ number: Int, _ applied: AppliedWrites
    ) async throws(GitHubError) -> EffectResult? {
        let comments = try await client.comments(effect.repository, number)
        let body = effect.request.body ?? ""
        let id = kept(effect, applied)
        let found =
            comments.first { String($0.id) == id } ?? comments.first { $0.body == body }
            ?? comments.first { $0.body.contains(keptMarker(effect)) }
        guard var found else { return nil }
        // It stands there with another text: the write goes on as an edit of it.
        if found.body != body { found = try await client.editComment(effect.repository, id: found.id, body: body) }
        return EffectResult(url: found.url, commentID: String(found.id))
    }

    /// Nothing of the effect is older, with a margin for clocks that differ.
    private func earliest(_ effect: Effect) -> Timestamp? { effect.startedAt.map { $0 - .seconds(600) } }

    private func isApplied(_ effect: Effect, _ issue: GitHubIssue) -> Bool {
        switch effect.kind {
        case .addLabels: Set(effect.request.labels).isSubset(of: issue.labels)
        case .removeLabels: Set(effect.request.labels).isDisjoint(with: issue.labels)
        case .addAssignees: Set(effect.request.assignees).isSubset(of: issue.assignees)
        case .removeAssignees: Set(effect.request.assignees).isDisjoint(with: issue.assignees)
        case .closeIssue: issue.state == "closed"
        case .reopenIssue: issue.state == "open"
        case .editIssue:
            (effect.request.body ?? issue.body) == issue.body && (effect.request.title ?? issue.title) == issue.title
        default: false
        }
    }

    private func findIssue(_ effect: Effect) async throws(GitHubError) -> EffectResult? {
        // Listing is consistent at once, GitHub's search is not.
        let issues = try await client.issues(
            effect.repository, since: earliest(effect), limit: 1000)
        let marker = GitHubEffectPort.marker(effect)
        return issues.first { $0.body.contains(marker) }.map { EffectResult(number: $0.number, url: $0.url) }
    }

    private func kept(_ effect: Effect, _ applied: AppliedWrites) -> String? {
        effect.kind == .upsertCard ? applied.cardCommentID : applied.investigationCommentID
    }

    /// Every card holds it, or every investigation, whichever effect wrote it.
    private func keptMarker(_ effect: Effect) -> String {
        effect.kind == .upsertCard ? "<!-- SWITCHYARD_METADATA " : "<!-- switchyard:investigation -->"
    }
}

extension EffectFailure {
    /// What an error of GitHub's means for an effect.
    package init(_ error: GitHubError) {
        switch error.code {
        case .rateLimited, .secondaryRateLimited:
            self.init(.pause(error.retryAfter ?? .seconds(60)), error.description)
        // A gateway's 502 or a reply that can't be read may come after the write was applied.
        case .lost, .malformedReply: self.init(.lost, error.description)
        case .unavailable: self.init(error.status == nil ? .retry : .lost, error.description)
        case .conflict: self.init(.retry, error.description)
        case .unauthorized: self.init(.pause(.seconds(60)), error.description)
        case .forbidden, .notFound, .gone, .validation: self.init(.permanent, error.description)
        }
    }
}
