import Contracts
import DbtArtifacts

/// A failure of dbt as people read it.
struct DbtFailureText {
    /// The most names of skipped nodes or exposures that are listed.
    static let mostNames = 10

    private let title: String
    /// What dbt said, by which the failure is known again.
    private let message: String
    /// What is known besides.
    private let notes: [String]
    private let node: FailedNode

    /// - Parameters:
    ///   - elsewhere: nodes that were skipped behind this or another failure of the run.
    ///   - beside: how many failures the run has.
    init(_ failure: DbtFailure, job: String, attempt: Int, elsewhere: Int, beside: Int) {
        let isRun = failure.uniqueID == nil
        let what = isRun ? "The run of \(job)" : "\(DbtFailureText.word(failure.resourceType)) \(failure.name)"
        title = isRun ? "\(what) failed" : "\(what) failed in \(job)"
        message = DbtFailureText.message(of: failure, what)
        let names = failure.exposures.prefix(50).map { OutsideLine.make($0, 120) }
        node = FailedNode(
            uniqueID: failure.uniqueID.map { OutsideLine.make($0, 300) } ?? DbtFailureText.jobNode(job),
            resourceType: isRun ? "job" : OwnMarks.word(failure.resourceType), status: failure.status,
            message: String(ObservedText(title: "", body: failure.message).body.prefix(2000)),
            path: failure.path.map { OutsideLine.make($0, 300) },
            owner: failure.owner.map { OutsideLine.make($0, 120) },
            group: failure.group.map { OutsideLine.make($0, 120) },
            tags: failure.tags.isEmpty ? nil : failure.tags.map { OutsideLine.make($0, 120) },
            descendants: failure.descendants,
            exposures: names.isEmpty ? nil : Array(names))
        var notes = ["node: \(node.uniqueID)"]
        if let path = node.path { notes.append("file: \(path)") }
        if let owner = node.owner { notes.append("owner: \(owner)") }
        if let group = node.group { notes.append("group: \(group)") }
        if attempt > 1 { notes.append("attempts: \(attempt), and the last one failed too") }
        if !failure.skipped.isEmpty { notes.append(DbtFailureText.skipped(failure.skipped)) }
        if elsewhere > 0 {
            notes.append("\(elsewhere) nodes were skipped behind the \(beside) failures of this run")
        }
        if let count = failure.descendants, count > 0 { notes.append("nodes that stand on it: \(count)") }
        if !names.isEmpty {
            notes.append("exposures: \(names.prefix(DbtFailureText.mostNames).joined(separator: ", "))")
        }
        self.notes = notes
    }

    private init(title: String, message: String, node: FailedNode) {
        self.title = title
        self.message = message
        self.node = node
        notes = []
    }

    /// What dbt said, with the node that it is about: of a test it says only how many rows it found, which would make all
    /// tests of a project one failure.
    private static func message(of failure: DbtFailure, _ what: String) -> String {
        if failure.message.isEmpty { return "\(what): \(failure.status)" }
        guard failure.uniqueID != nil, !failure.message.contains(failure.name) else { return failure.message }
        let name = failure.name.split(separator: ".").last.map(String.init) ?? failure.name
        let path = failure.path.map { " (\($0))" } ?? ""
        return "Failure in \(OwnMarks.word(failure.resourceType)) \(name)\(path)\n  \(failure.message)"
    }

    /// What goes beyond the failures that are told one by one.
    static func rest(_ failures: some Collection<DbtFailure>, job: String) -> DbtFailureText {
        let names = failures.prefix(50).map { "\(word($0.resourceType)) \($0.name)" }
        return DbtFailureText(
            title: "\(failures.count) more nodes failed in \(job)",
            message: "\(failures.count) more nodes failed in the same run.\n\(names.joined(separator: "\n"))",
            node: FailedNode(uniqueID: jobNode(job), resourceType: "job", status: "error"))
    }

    /// Names a job where nodes are named.
    static func jobNode(_ job: String) -> String { "job:\(OwnMarks.oneLine(job, 200))" }

    /// As it goes on the stream.
    func failure(_ run: RunFinished, now: Timestamp, id: ULID) -> FailureObserved {
        let told = ObservedText(title: title, body: message)
        // The notes tell people more; the failure is known by what dbt said.
        let whole = ObservedText(title: title, body: ([message, ""] + notes).joined(separator: "\n"))
        return FailureObserved(
            failureID: id, repository: run.repository, origin: .dbtCloud, title: told.title, body: whole.body,
            environment: run.environment, job: run.job, run: run.run, nodes: [node], error: told.error,
            systems: told.systems, fingerprint: told.fingerprint, occurredAt: run.finishedAt, observedAt: now)
    }

    private static func skipped(_ ids: [String]) -> String {
        let names = ids.prefix(mostNames).map { OutsideLine.make(DbtNodeResult(uniqueID: $0, status: "").name, 120) }
        let more = ids.count > mostNames ? ", …" : ""
        return "skipped because of it: \(ids.count) (\(names.joined(separator: ", "))\(more))"
    }

    private static func word(_ type: String) -> String {
        let words = OwnMarks.word(type).split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
