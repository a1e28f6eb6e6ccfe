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

    private static func what(_ effect: Effect) -> String {
        switch effect.kind {
        case .addLabels: "labels \(effect.request.labels.joined(separator: ", "))"
        case .removeLabels: "labels off: \(effect.request.labels.joined(separator: ", "))"
        case .addAssignees: "assigns \(effect.request.assignees.joined(separator: ", "))"
        case .upsertCard: "triage card"
        case .upsertInvestigation: "investigation"
        case .closeIssue: "closes the issue"
        case .reopenIssue: "reopens the issue"
        case .openIssue: "opens an issue"
        case .comment: "comments"
        default: effect.kind.rawValue.replacing("_", with: " ")
        }
    }
}
