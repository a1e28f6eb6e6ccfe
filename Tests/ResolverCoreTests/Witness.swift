import Contracts
import ResolverCore

/// What must hold of an issue whatever happened, told from what people and runs did alone.
struct Witness {
    /// What GitHub shows.
    private(set) var isOpen = true
    /// What was broken, a sentence each.
    private(set) var broken: [String] = []
    /// Closes and reopenings of ours, and guards that were put to the test.
    private(set) var closes = 0
    private(set) var reopens = 0

    private var stateIsTheirs = false
    private var holdUntil: Timestamp?
    private var isHeld = false
    private var category = Category.transientFailure
    private var priority = Priority.high
    private var lastFailure = Given.start
    private var green: Set<String> = []
    private var greenAfterFix: Set<String> = []
    private var fixedAt: Timestamp?

    mutating func expect(_ holds: Bool, _ sentence: String) { if !holds { broken.append(sentence) } }

    mutating func saw(_ run: RunFinished, isClosed: Bool) {
        guard run.environment == .production, !isClosed, let node = run.nodes.first else { return }
        if node.status == "error" {
            if run.finishedAt > lastFailure { failed(at: run.finishedAt) }
        } else if node.executed, ["success", "pass"].contains(node.status), let id = run.run?.id,
            let began = run.run?.startedAt, began > lastFailure
        {
            green.insert(id)
            if let fixedAt, began > fixedAt { greenAfterFix.insert(id) }
        }
    }

    mutating func failed(at moment: Timestamp) {
        lastFailure = max(lastFailure, moment)
        green = []
        greenAfterFix = []
    }

    mutating func merged(at moment: Timestamp) {
        guard isOpen else { return }
        fixedAt = max(fixedAt ?? moment, moment)
    }

    mutating func holds(until: Timestamp?) {
        guard isOpen else { return }
        isHeld = true
        holdUntil = until
    }

    mutating func person(_ change: IssueChanged) {
        switch change.action {
        case .closed, .reopened:
            isOpen = change.action == .reopened
            stateIsTheirs = true
            isHeld = false
            if isOpen { failed(at: change.at) }
        case .labeled, .unlabeled: label(change.label ?? "", isOn: change.action == .labeled)
        default: break
        }
    }

    private mutating func label(_ label: String, isOn: Bool) {
        if label == "switchyard:held" {
            guard isOpen else { return }
            isHeld = isOn
            holdUntil = nil
        } else if label.hasPrefix("category:"), category.rawValue != label.dropFirst(9) {
            category = Category(rawValue: String(label.dropFirst(9)))
            green = []
            greenAfterFix = []
            // Saying what it is answers what a hold asks.
            if isOpen { isHeld = false }
        } else if label.hasPrefix("priority:") {
            priority = Priority(rawValue: String(label.dropFirst(9)))
        }
    }

    mutating func wrote(_ effect: PlannedEffect, at now: Timestamp) {
        switch effect.kind {
        case .closeIssue:
            closes += 1
            expect(isOpen, "closed what was closed")
            expect(!stateIsTheirs, "closed what a person had opened")
            expect(!isHeld || holdUntil.map { $0 <= now } ?? false, "closed what a person holds")
            switch category {
            case .transientFailure:
                expect(green.count >= Given.rules.greenRuns, "closed with \(green.count) later green runs")
                expect(now.since(lastFailure) >= Given.rules.quiet, "closed before it was quiet")
            case .codeFixRequired: expect(!greenAfterFix.isEmpty, "closed without a run after a merged change")
            default: expect(false, "closed what a person calls \(category)")
            }
            isOpen = false
        case .reopenIssue:
            reopens += 1
            expect(!isOpen, "reopened what was open")
            expect(!stateIsTheirs, "reopened what a person had closed")
            isOpen = true
            green = []
            greenAfterFix = []
        case .addLabels, .removeLabels:
            let theirs = effect.request.labels.filter { $0.hasPrefix("category:") || $0.hasPrefix("priority:") }
            expect(theirs.isEmpty, "wrote the labels \(theirs)")
        case .addAssignees, .removeAssignees: expect(false, "wrote assignees")
        default: break
        }
    }

    mutating func agree(_ life: IssueLife) {
        expect(
            life.isClosed == !isOpen, "thinks that it is \(life.phase), and GitHub shows \(isOpen ? "open" : "closed")")
        expect(life.category == category, "calls it \(life.category), a person says \(category)")
        expect(life.priority == priority, "calls it \(life.priority), a person says \(priority)")
    }
}
