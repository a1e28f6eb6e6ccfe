package import Contracts
import FailureText

extension IssueMachine {
    /// The comment that tells the issue's story, edited when it is asked for again.
    package func explanation(of life: IssueLife) -> PlannedEffect {
        var effect = effect(.upsertExplanation, life, EffectRequest(body: LifeStory.text(life, rules)))
        effect.urgency = 0
        return effect
    }
}

/// An issue's life in plain words.
enum LifeStory {
    /// The newest turns that are told.
    private static let turns = 30

    static func text(_ life: IssueLife, _ rules: LifeRules) -> String {
        var lines = ["**What happened here, as Switchyard sees it**", "", stands(life), ""]
        let left = life.history.count - turns
        if left > 0 { lines.append("- … \(left) earlier turns") }
        for event in life.history.suffix(turns) {
            lines.append(
                "- \(event.at.description.prefix(16).replacing("T", with: " ")): \(Inert.markdown(event.cause, onOneLine: true))"
            )
        }
        lines += ["", next(life, rules), "", "<!-- switchyard:explanation -->"]
        return lines.joined(separator: "\n")
    }

    private static func stands(_ life: IssueLife) -> String {
        let seen = life.occurrenceCount == 1 ? "once" : "\(life.occurrenceCount) times"
        let kind = Inert.markdown(life.category.rawValue.replacing("_", with: " "), onOneLine: true)
        return
            "It was seen \(seen), last at \(life.lastOccurrence), and is taken for: \(kind). It is \(place(life)) now."
    }

    private static func place(_ life: IssueLife) -> String {
        switch life.phase {
        case .closed: life.closedBy.map { "closed by \(Inert.markdown($0, onOneLine: true))" } ?? "closed"
        case .held: "held: nothing closes it by itself"
        case .monitoring: "watched for runs that prove it over"
        case .recovering: "recovering, with \(ClosingNote.runs(life)) of the runs that prove it over"
        case .escalated: "open, and people have been called"
        default: "open, and waits for its owner"
        }
    }

    private static func next(_ life: IssueLife, _ rules: LifeRules) -> String {
        if life.isClosed {
            return life.reopenUntil.map {
                life.closedBy == nil
                    ? "If the same failure comes back by \($0), Switchyard reopens it."
                    : "If the same failure comes back by \($0), Switchyard says so here and leaves it closed."
            } ?? "Nothing more is done about it."
        }
        if life.phase == .held {
            return life.holdUntil.map { "The hold ends at \($0), or when somebody removes `switchyard:held`." }
                ?? "It is held until somebody removes `switchyard:held`, or says its category."
        }
        if life.isReopenedByPerson { return "A person reopened it, so only a person closes it." }
        guard let recovery = Recovery(life, rules) else { return "Only a person closes it." }
        let runs = recovery.greenRuns == 1 ? "one later run" : "\(recovery.greenRuns) later runs"
        let fix = recovery.needsFix && life.fix == nil ? "once a pull request that names it is merged, and " : ""
        return
            "It closes \(fix)when all that failed executed and passed in \(runs). A run that is green without having executed it proves nothing."
    }
}
