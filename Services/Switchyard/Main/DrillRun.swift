import Contracts
import GitHub
import Streams
import SwitchyardCore

/// Sends one drill down the whole line and waits for each step.
struct DrillRun {
    /// A step that was awaited.
    struct Step: Codable {
        let name: String
        let seconds: Double
        let passed: Bool
        let detail: String
    }

    let person: GitHubClient
    let inspector: StreamInspector
    let repository: RepositoryName
    let label: String
    let timeout: Duration
    let report: (Step) throws -> Void

    /// Runs it and closes its issue; answers whether every step passed.
    func run(_ drill: DrillCase, id: ULID) async throws -> Bool {
        let start = ContinuousClock.now
        let issue = try await person.openIssue(
            repository, title: drill.title(id), body: drill.markedBody(id), labels: [label])
        try tell("issue opened", start, true, issue.url)
        let subject = Subject(repository, number: issue.number)
        let passed = try await awaitAll(drill, subject, issue.number)
        let cleaning = ContinuousClock.now
        _ = try await person.editIssue(repository, issue.number, state: "closed", stateReason: "not_planned")
        try tell("issue closed again", cleaning, true, "")
        return passed
    }

    private func awaitAll(_ drill: DrillCase, _ subject: Subject, _ number: Int) async throws -> Bool {
        var passed = try await step("observed") { try await entry(.failures, subject) != nil ? "" : nil }
        guard passed else { return false }
        passed = try await step("classified") {
            guard let found = try await entry(.classifications, subject) else { return nil }
            let verdict = try found.decode(FailureClassified.self).verdict
            return "\(verdict.category), \(verdict.priority), \(verdict.expert)"
        }
        let verdict = try await entry(.classifications, subject)?.decode(FailureClassified.self).verdict
        try tell("is a \(drill.category)", .now, verdict?.category == drill.category, verdict?.summary ?? "")
        passed = passed && verdict?.category == drill.category
        let placed = try await step("placed") {
            guard let found = try await entry(.assignments, subject) else { return nil }
            return try found.decode(FailurePlaced.self).assignees.joined(separator: ", ")
        }
        guard passed, placed else { return false }
        let labelled = try await step("labelled") {
            let labels = try await person.issue(repository, number).labels
            return labels.contains("claude:classified") ? labels.joined(separator: ", ") : nil
        }
        let carded = try await step("triage card written") {
            let comments = try await person.comments(repository, number)
            return comments.contains { $0.body.contains("<!-- SWITCHYARD_METADATA") } ? "" : nil
        }
        return labelled && carded
    }

    private func entry(_ stream: StreamName, _ subject: Subject) async throws -> Envelope? {
        let newest = try await inspector.entries(EntryQuery(stream, limit: 500, descending: true))
        for entry in newest {
            guard let envelope = try? Envelope(fields: entry.fields), envelope.subject == subject.description else {
                continue
            }
            return envelope
        }
        return nil
    }

    private func step(_ name: String, _ look: () async throws -> String?) async throws -> Bool {
        let start = ContinuousClock.now
        while start.duration(to: .now) < timeout {
            if let detail = try await look() {
                try tell(name, start, true, detail)
                return true
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        try tell(
            name, start, false, "not within \(timeout.components.seconds) s; see switchyard streams lag and the logs")
        return false
    }

    private func tell(
        _ name: String, _ start: ContinuousClock.Instant, _ passed: Bool, _ detail: String
    ) throws {
        let taken = start.duration(to: .now).components
        let seconds = Double(taken.seconds) + (Double(taken.attoseconds) / 1e16).rounded() / 100
        try report(Step(name: name, seconds: seconds, passed: passed, detail: detail))
    }
}
