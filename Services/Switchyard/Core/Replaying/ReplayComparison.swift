package import Contracts

/// What would differ between two policies over the same recorded time.
package struct ReplayComparison: Sendable {
    /// A kind of difference, as `--fail-on` names it.
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// Closed by proof sooner.
        case closesEarlier = "closes_earlier"
        /// Closed by proof later.
        case closesLater = "closes_later"
        /// Closed by proof under the old policy alone.
        case closesLost = "closes_lost"
        /// Closed by proof under the new policy alone.
        case closesGained = "closes_gained"
        /// Closed by proof although it came back, under the new policy alone.
        case wrongCloses = "wrong_closes"
        /// Another expert or other people.
        case owner
        /// Another priority.
        case priority
        /// Another placement: suppressed, held, opened.
        case placement
        /// A call for people under the new policy alone.
        case escalationsGained = "escalations_gained"
        /// A call for people under the old policy alone.
        case escalationsLost = "escalations_lost"
    }

    /// One difference.
    package struct Difference: Codable, Hashable, Sendable {
        /// Which kind.
        package var kind: Kind
        /// The issue.
        package var subject: Subject
        /// How it is under the old policy.
        package var before: String
        /// How it would be.
        package var after: String
    }

    /// All of them, by kind and subject.
    package let differences: [Difference]

    /// Compares two replays of the same entries.
    package init(before: PolicyReplay, after: PolicyReplay) {
        var found: [Difference] = []
        for subject in Set(before.issues.keys).union(after.issues.keys) {
            found += ReplayComparison.compare(subject, before.issues[subject], after.issues[subject])
        }
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        differences = found.sorted {
            (order[$0.kind] ?? 0, $0.subject, $0.before) < (order[$1.kind] ?? 0, $1.subject, $1.before)
        }
    }

    /// How many differences there are of each kind; kinds without one are left out.
    package var counts: [Kind: Int] { differences.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }

    private static func compare(
        _ subject: Subject, _ before: ReplayedIssue?, _ after: ReplayedIssue?
    ) -> [Difference] {
        var found: [Difference] = []
        func note(_ kind: Kind, _ old: String, _ new: String) {
            found.append(Difference(kind: kind, subject: subject, before: old, after: new))
        }
        guard let before, let after else {
            note(.placement, before?.outcome.rawValue ?? "no issue", after?.outcome.rawValue ?? "no issue")
            return found
        }
        if before.outcome != after.outcome { note(.placement, before.outcome.rawValue, after.outcome.rawValue) }
        if before.priority != after.priority { note(.priority, before.priority.rawValue, after.priority.rawValue) }
        let owners = [before, after].map { "\($0.expert): \($0.assignees.joined(separator: ", "))" }
        if owners[0] != owners[1] { note(.owner, owners[0], owners[1]) }
        switch (before.closes.first, after.closes.first) {
        case (let old?, let new?) where new.at < old.at: note(.closesEarlier, text(old), text(new))
        case (let old?, let new?) where new.at > old.at: note(.closesLater, text(old), text(new))
        case (let old?, nil): note(.closesLost, text(old), "stays open")
        case (nil, let new?): note(.closesGained, "stays open", text(new))
        default: break
        }
        let wrong = [before, after].map { $0.closes.count(where: \.wasWrong) }
        if wrong[1] > wrong[0] { note(.wrongCloses, "\(wrong[0]) wrong", "\(wrong[1]) wrong") }
        for (kind, mine, theirs) in [
            (Kind.escalationsGained, after.escalations, before.escalations),
            (.escalationsLost, before.escalations, after.escalations),
        ] {
            var rest = theirs.map(\.kind)
            for escalation in mine {
                if let place = rest.firstIndex(of: escalation.kind) {
                    rest.remove(at: place)
                } else {
                    let told = "\(escalation.kind) at \(escalation.at)"
                    note(kind, kind == .escalationsLost ? told : "none", kind == .escalationsLost ? "none" : told)
                }
            }
        }
        return found
    }

    private static func text(_ close: ReplayedIssue.Close) -> String {
        "\(close.pattern.rawValue) at \(close.at)\(close.wasWrong ? ", wrongly" : "")"
    }
}
