import Contracts

/// What an effect was, in a sentence.
enum EffectStory {
    static func happening(_ effect: Effect) -> Happening {
        var details: [String] = []
        if let error = effect.error { details.append(error) }
        if !(effect.result?.dropped.isEmpty ?? true) {
            details.append("GitHub dropped \(effect.result?.dropped.joined(separator: ", ") ?? "")")
        }
        let state =
            effect.mode == .observe ? "would be written; the repository is only observed" : effect.state.rawValue
        return Happening(
            id: effect.effectID, at: effect.finishedAt ?? effect.plannedAt, kind: "effect",
            sentence: "\(effect.service): \(what(effect)) (\(state))", details: details, url: effect.result?.url)
    }

    private static func channel(_ effect: Effect) -> String { effect.request.notice?.channel.map { " (\($0))" } ?? "" }

    private static func what(_ effect: Effect) -> String {
        switch effect.kind {
        case .addLabels: "labels \(effect.request.labels.joined(separator: ", "))"
        case .removeLabels: "labels off: \(effect.request.labels.joined(separator: ", "))"
        case .addAssignees: "assigns \(effect.request.assignees.joined(separator: ", "))"
        case .upsertCard: "triage card"
        case .upsertInvestigation: "investigation"
        case .upsertExplanation: "explanation"
        case .closeIssue: "closes the issue"
        case .reopenIssue: "reopens the issue"
        case .openIssue: "opens an issue"
        case .comment: "comments"
        case .keepMessage: "shows it in Slack\(channel(effect)) as \(effect.request.notice?.state.rawValue ?? "it is")"
        case .postNews: "tells the thread in Slack\(channel(effect))"
        case .triggerPage: "pages by PagerDuty"
        case .acknowledgePage: "tells PagerDuty that somebody sees to it"
        case .resolvePage: "tells PagerDuty that it is over"
        case .sendWebhook: "tells the webhook"
        default: effect.kind.rawValue.replacing("_", with: " ")
        }
    }
}
