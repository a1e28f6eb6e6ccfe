import Contracts
import Foundation
import Outbound
import Sandbox
import Streams
import Support
import Testing

/// Two hundred failures of one day, played to the real services; what they did is compared with what is true of each.
@Suite("A recorded day", .timeLimit(.minutes(8)), .serialized)
struct FullDayTests {
    @Test("every one of 200 failures is accounted for, ends as it must, and people have the last word")
    func wholeDay() async throws {
        let played = try await PlayedDay()
        let ledger = try await DayLedger(played.day, played.view, played.caller)
        try await expectAccounted(played, ledger)
        expectEnds(played.day, ledger)
        expectNothingElse(ledger)
        expectFlapping(played.day, ledger)
        try await expectPeople(played, ledger)
        DeadlineCheck(played: played, ledger: ledger).expectOnTime()
        let audit = try played.caller.object(try await played.caller.gitHub("GET", "/_sandbox/audit").body)
        #expect(audit["duplicates"] as? [String] == [])
    }

    /// Each occurrence was observed once, whoever told of it however often, and placed; nothing waits, nothing is dead.
    private func expectAccounted(_ played: PlayedDay, _ ledger: DayLedger) async throws {
        let noise = ledger.observed.filter { $0.truth == nil }.map(\.failure.title)
        #expect(noise.isEmpty, "nothing of that had failed")
        var outcomes: [ULID: [PlacementOutcome]] = [:]
        for placed in ledger.placed { outcomes[placed.failureID, default: []].append(placed.outcome) }
        for truth in played.day.truths {
            let observed = ledger.observed(truth)
            #expect(observed.count == truth.signs.count, "\(truth.key)")
            for failure in observed {
                #expect(outcomes[failure.failureID]?.count == 1, "\(truth.key): \(outcomes[failure.failureID] ?? [])")
            }
            let told = observed.first?.body.split(separator: "\n").first { $0.hasPrefix("skipped because of it: ") }
            let count = told.flatMap { Int($0.dropFirst(23).prefix { $0.isNumber }) } ?? 0
            #expect(count == truth.folded, "\(truth.key)")
        }
        #expect(try await played.view.deadLetters() == 0)
        #expect(try await played.view.store.count(.waiting) == 0)
    }

    /// Closed by just the runs that prove it, and never else; open where it has not recovered.
    private func expectEnds(_ day: FullDay, _ ledger: DayLedger) {
        for truth in day.truths {
            guard let subject = ledger.subject(truth) else {
                Issue.record("\(truth.key) has no issue")
                continue
            }
            if case .joined(let other) = truth.end {
                expectJoined(truth, other, subject, day, ledger)
                continue
            }
            let closings = ledger.closings(subject).map { closing in
                closing.pattern.isProven ? closing : DayTruth.Closing(pattern: closing.pattern, runs: [])
            }
            #expect(closings == truth.closings, "\(truth.key) \(subject) \(ledger.category(subject))")
            let issue = ledger.issues["\(subject)"]
            switch truth.end {
            case .closed: #expect(issue?.isOpen == false, "\(truth.key) \(subject)")
            case .open(let why): #expect(issue?.isOpen == true, "\(truth.key) \(subject): \(why)")
            case .held(let why):
                #expect(issue?.isOpen == true, "\(truth.key) \(subject): \(why)")
                #expect(issue?.labels.contains("switchyard:held") == true, "\(truth.key) \(subject): \(why)")
            case .gone: #expect(issue == nil, "\(truth.key)")
            case .joined: break
            }
        }
    }

    private func expectJoined(
        _ truth: DayTruth, _ other: String, _ subject: Subject, _ day: FullDay, _ ledger: DayLedger
    ) {
        guard let leader = day.truths.first(where: { $0.key == other }) else { return }
        #expect(ledger.subject(leader) == subject, "\(truth.key)")
        guard case .issue(let title) = truth.signs.first else { return }
        let own = ledger.issues.values.first { $0.title == title }
        #expect(own?.isOpen == ledger.issues["\(subject)"]?.isOpen, "\(truth.key)")
    }

    /// No issue but those of the failures and of incidents was opened; no child has one.
    private func expectNothingElse(_ ledger: DayLedger) {
        let known = Set(ledger.placed.map(\.subject.description))
        let tracking = Set(
            ledger.incidents.compactMap { incident in
                incident.trackingIssue.map { "acme/da-agent-hub#\($0.number)" }
            })
        for (place, issue) in ledger.issues where issue.author == "switchyard[bot]" {
            #expect(known.contains(place) || tracking.contains(place), "\(place) \(issue.title)")
        }
        let subjects = Set(ledger.observed.compactMap(\.truth).map { "\($0.key)" })
        #expect(subjects.count == 200)
    }

    /// The third time within the days that the policy names, people are called, and nothing is closed any more.
    private func expectFlapping(_ day: FullDay, _ ledger: DayLedger) {
        let flapping = day.truths.filter { $0.closings.count == 3 }
        #expect(flapping.count >= 3)
        for truth in flapping {
            guard let subject = ledger.subject(truth) else { continue }
            let raised = ledger.escalations.filter { $0.kind == .flapping && $0.subject == subject }
            #expect(raised.count == 1, "\(truth.key)")
            #expect(ledger.issues["\(subject)"]?.labels.contains("switchyard:escalated") == true, "\(truth.key)")
            let last = ledger.outcomes.last { $0.outcome.subject == subject }
            #expect(last?.type == .issueHeld, "\(truth.key)")
        }
        #expect(ledger.escalations.count { $0.kind == .flapping } == flapping.count)
    }

    private func expectPeople(_ played: PlayedDay, _ ledger: DayLedger) async throws {
        let writes = try await played.caller.writes()
        for truth in played.day.truths where !truth.decided.isEmpty {
            guard let subject = ledger.subject(truth), let issue = ledger.issues["\(subject)"] else {
                Issue.record("\(truth.key) has no issue")
                continue
            }
            for decision in truth.decided {
                switch decision {
                case .label(let label): #expect(issue.labels.contains(label), "\(truth.key) \(issue.labels)")
                case .noLabel(let label): #expect(!issue.labels.contains(label), "\(truth.key) \(issue.labels)")
                case .assigned(let login): #expect(issue.assignees.contains(login), "\(truth.key)")
                case .unassigned(let login): #expect(!issue.assignees.contains(login), "\(truth.key)")
                case .state(let after):
                    let path = "/repos/\(subject.repository)/issues/\(issue.number)"
                    let later = writes.filter {
                        $0.method == "PATCH" && $0.path == path && $0.at > played.origin + after
                    }
                    #expect(later.isEmpty, "\(truth.key)")
                }
            }
        }
    }
}

extension DayLedger {
    /// What Switchyard called it.
    func category(_ subject: Subject) -> String {
        placed.last { $0.subject == subject }.map { "\($0.category) \($0.priority)" } ?? "?"
    }
}
