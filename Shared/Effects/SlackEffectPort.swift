import Contracts
package import Notify

/// Effects as messages in Slack.
package struct SlackEffectPort: Sendable {
    private let client: SlackClient

    /// Writes through this client.
    package init(_ client: SlackClient) { self.client = client }

    /// The port that the ledger knows.
    package var port: EffectPort {
        EffectPort(
            send: { effect, applied throws(EffectFailure) in
                do throws(NotifyError) { return try await send(effect, applied) } catch { throw EffectFailure(error) }
            },
            lookUp: { effect, applied throws(EffectFailure) in
                do throws(NotifyError) { return try await lookUp(effect, applied) } catch { throw EffectFailure(error) }
            })
    }

    private func send(_ effect: Effect, _ applied: AppliedWrites) async throws(NotifyError) -> EffectResult {
        guard let notice = effect.request.notice else { throw NotifyError(.refused, "the effect says nothing") }
        let kept = place(effect, applied)
        switch effect.kind {
        case .keepMessage:
            let message = SlackMessage(notice, effectID: effect.effectID)
            guard let kept else { return result(try await client.post(message, channel: notice.channel)) }
            do throws(NotifyError) {
                try await client.update(message, at: kept)
                return result(kept)
            } catch  where error.code == .notFound {
                // Somebody deleted it, or it is too old to be edited: it is written anew.
                return result(try await client.post(message, channel: notice.channel))
            }
        case .postNews:
            var message = SlackMessage(notice, news: effect.request.body ?? notice.headline, effectID: effect.effectID)
            message.thread = kept?.ts
            // Without a thread nobody would know what the news is about.
            if kept?.ts == nil { message.news = "\(notice.headline)\n\(message.news ?? "")" }
            return result(try await client.post(message, channel: kept?.channel ?? notice.channel))
        default: throw NotifyError(.refused, "effects of kind \(effect.kind) are not Slack's")
        }
    }

    /// A message that was posted is found by its metadata. An edit is made again: it changes nothing twice.
    private func lookUp(_ effect: Effect, _ applied: AppliedWrites) async throws(NotifyError) -> EffectResult? {
        let kept = place(effect, applied)
        if effect.kind == .keepMessage, kept?.ts != nil { return nil }
        guard let channel = kept?.channel ?? effect.request.notice?.channel else { return nil }
        let thread = effect.kind == .postNews ? kept?.ts : nil
        // With a margin for clocks that differ.
        let since = effect.startedAt.map { $0 - .seconds(600) }
        let found = try await client.find(effectID: effect.effectID, channel: channel, thread: thread, since: since)
        return found.map(result)
    }

    private func place(_ effect: Effect, _ applied: AppliedWrites) -> SlackPlace? {
        applied.messages?[effect.channel]?.reference.flatMap { SlackPlace(reference: $0) }
    }

    private func result(_ place: SlackPlace) -> EffectResult {
        EffectResult(
            commentID: place.reference,
            note: client.isBot ? nil : "an incoming webhook took it: it can't be edited, so changes are new messages")
    }
}

extension EffectFailure {
    /// What an error of a target's means for an effect.
    package init(_ error: NotifyError) {
        switch error.code {
        case .rateLimited: self.init(.pause(error.retryAfter ?? .seconds(30)), error.message)
        // Somebody has to mend the credential; nothing that waits is lost by it.
        case .unauthorized: self.init(.pause(.seconds(60)), error.message)
        case .away: self.init(.pause(error.retryAfter ?? .seconds(5)), error.message)
        case .lost: self.init(.lost, error.message)
        case .cancelled: self.init(.retry, error.message)
        case .refused, .notFound: self.init(.permanent, error.message)
        }
    }
}
