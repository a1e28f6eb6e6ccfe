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
    private var categories = [(at: Given.start, Category.transientFailure)]
    private var priority = Priority.high
    private var failures = [Given.start]
    private var green: [(id: String, began: Timestamp, ended: Timestamp)] = []
    private var fixes: [Timestamp] = []
    private var category: Category { categories.last?.1 ?? .transientFailure }

    mutating func expect(_ holds: Bool, _ sentence: String) { if !holds { broken.append(sentence) } }

    mutating func saw(_ run: RunFinished) {
        guard run.environment == .production, let node = run.nodes.first else { return }
        if node.status == "error" {
            failed(at: run.finishedAt)
        } else if node.executed, ["success", "pass"].contains(node.status), let id = run.run?.id,
            let began = run.run?.startedAt
        {
            green.append((id, began, run.finishedAt))
        }
    }

    mutating func failed(at moment: Timestamp) { failures.append(moment) }

    mutating func merged(at moment: Timestamp) { fixes.append(moment) }

    mutating func holds(until: Timestamp?) {
        guard isOpen || !stateIsTheirs else { return }
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
        case .labeled, .unlabeled: label(change.label ?? "", isOn: change.action == .labeled, at: change.at)
        default: break
        }
    }

    private mutating func label(_ label: String, isOn: Bool, at: Timestamp) {
        if label == "switchyard:held" {
            guard isOpen || (isOn && !stateIsTheirs) else { return }
            isHeld = isOn
            holdUntil = nil
        } else if label.hasPrefix("category:"), category.rawValue != label.dropFirst(9) {
            categories.append((at, Category(rawValue: String(label.dropFirst(9)))))
            // Saying what it is answers what a hold asks.
            if isOpen { isHeld = false }
        } else if label.hasPrefix("priority:") {
            priority = Priority(rawValue: String(label.dropFirst(9)))
        }
    }

    /// - Parameter proven: when the proof of a close was there, which a late run may show.
    mutating func wrote(_ effect: PlannedEffect, proven: Timestamp) {
        switch effect.kind {
        case .closeIssue:
            closes += 1
            expect(isOpen, "closed what was closed")
            expect(!stateIsTheirs, "closed what a person had opened")
            expect(!isHeld || holdUntil.map { $0 <= proven } ?? false, "closed what a person holds")
            let failed = failures.filter { $0 <= proven }.max() ?? Given.start
            let since = categories.last { $0.at <= proven } ?? (Given.start, .transientFailure)
            let runs = green.filter { $0.began > failed && $0.ended > since.0 && $0.ended <= proven }
            switch since.1 {
            case .transientFailure:
                let count = Set(runs.map(\.id)).count
                expect(count >= Given.rules.greenRuns, "closed with \(count) later green runs")
                expect(proven.since(failed) >= Given.rules.quiet, "closed before it was quiet")
            case .codeFixRequired:
                let isFixed = runs.contains { run in fixes.contains { $0 < run.began } }
                expect(isFixed, "closed without a run after a merged change")
            default: expect(false, "closed what a person calls \(since.1)")
            }
            isOpen = false
        case .reopenIssue:
            reopens += 1
            expect(!isOpen, "reopened what was open")
            expect(!stateIsTheirs, "reopened what a person had closed")
            isOpen = true
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
