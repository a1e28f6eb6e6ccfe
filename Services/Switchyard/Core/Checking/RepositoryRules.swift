package import AssignerCore

/// What the doctor makes of a repository's facts.
package enum RepositoryRules {
    /// Events without which the ingestor is blind on one eye.
    package static let events = [
        "issues", "issue_comment", "label", "pull_request", "workflow_run", "check_run", "push", "deployment_status",
    ]

    /// Whether the token may do what the repository's mode asks for.
    package static func permissions(_ name: String, _ permissions: [String: Bool]?, acts: Bool) -> Finding {
        let subject = "\(name): permissions"
        let held = (permissions ?? [:]).filter(\.value).map(\.key).sorted()
        if !acts { return .ok(subject, "reads; the repository is only observed") }
        if held.contains("push") || held.contains("triage") || held.contains("admin") {
            return .ok(subject, held.joined(separator: ", "))
        }
        return .problem(
            subject, "may not write labels and assignees (\(held.isEmpty ? "none" : held.joined(separator: ", ")))",
            remedy: "give the token or the App write access to issues there, or set mode: observe")
    }

    /// Whether a webhook brings us what happens, and arrived lately.
    ///
    /// - Parameters:
    ///   - hooks: of each hook its address, whether it is active and its events.
    ///   - statuses: of its newest deliveries, newest first.
    package static func webhook(
        _ name: String, _ hooks: [(url: String, active: Bool, events: [String])], statuses: [Int]
    ) -> Finding {
        let subject = "\(name): webhook"
        guard let hook = hooks.first(where: { $0.url.hasSuffix("/webhooks/github") }) else {
            return .problem(
                subject, "none leads to /webhooks/github",
                remedy: "add one to https://<ingestor>/webhooks/github, content type application/json, with the secret")
        }
        guard hook.active else { return .problem(subject, "switched off", remedy: "switch it on") }
        let missing = hook.events.contains("*") ? [] : events.filter { !hook.events.contains($0) }
        if !missing.isEmpty {
            return .problem(
                subject, "lacks the events \(missing.joined(separator: ", "))", remedy: "choose them on its page")
        }
        let failed = statuses.prefix(20).filter { !(200..<300).contains($0) }
        guard let worst = failed.first else { return .ok(subject, "\(statuses.count) newest deliveries arrived") }
        return .warning(
            subject, "\(failed.count) of the newest \(min(20, statuses.count)) deliveries failed, with status \(worst)",
            remedy: worst == 401
                ? "make its secret equal to GITHUB_WEBHOOK_SECRET"
                : "redeliver them on its page; see the ingestor's log")
    }

    /// Which labels are missing or look different.
    package static func labels(_ name: String, have: [String: String]) -> Finding {
        let changes = labelChanges(have: have)
        if changes.isEmpty { return .ok("\(name): labels", "all \(LabelPlan.all.count) are there") }
        return .warning(
            "\(name): labels", "\(changes.count) of \(LabelPlan.all.count) are missing or look different",
            remedy: "run switchyard labels sync")
    }

    /// The labels to make (`true`) or to change (`false`).
    ///
    /// - Parameter have: colours of the labels that exist, by name.
    package static func labelChanges(have: [String: String]) -> [(label: LabelPlan.Label, isNew: Bool)] {
        let known = Dictionary(have.map { ($0.key.lowercased(), $0.value.uppercased()) }) { $1 }
        return LabelPlan.all.compactMap { label in
            guard let colour = known[label.name.lowercased()] else { return (label, true) }
            return colour == label.color ? nil : (label, false)
        }
    }

    /// Whether this machine's clock agrees with an outside one.
    ///
    /// - Parameter seconds: how far it is ahead.
    package static func skew(_ party: String, seconds: Double) -> Finding {
        let rounded = Int(seconds.rounded())
        if abs(rounded) <= 30 { return .ok("clock", "within \(abs(rounded)) s of \(party)'s") }
        return .problem(
            "clock", "\(abs(rounded)) s \(rounded > 0 ? "ahead of" : "behind") \(party)'s",
            remedy: "synchronise it (NTP): deadlines and GitHub App tokens go by it")
    }
}
