package import Contracts
import FailureText

/// What the failed jobs of a workflow's run say, added to its failure.
package struct WorkflowDetails: Hashable, Sendable {
    /// A failed job.
    package struct Job: Hashable, Sendable {
        /// Its name.
        package var name: String
        /// The step that failed, when GitHub says.
        package var step: String?

        /// Made of its parts.
        package init(name: String, step: String?) {
            self.name = name
            self.step = step
        }
    }

    /// The jobs that failed, the first of them with its log.
    package var jobs: [Job]
    /// The end of the first failed job's log.
    package var logTail: [UInt8]

    /// Made of its parts.
    package init(jobs: [Job], logTail: [UInt8]) {
        self.jobs = jobs
        self.logTail = logTail
    }

    /// The failure with the name of job and step and the end of the log in its text, known by its workflow and what the log says:
    /// runners and networks say the same to all of them, and each has an owner and a recovery of its own.
    package func added(to failure: FailureObserved, attempt: Int?) -> FailureObserved {
        guard !jobs.isEmpty || !logTail.isEmpty else { return failure }
        var head: [String] = []
        for job in jobs.prefix(10) {
            let step = job.step.map { ", step: \(OutsideLine.make($0, 200))" } ?? ""
            head.append("job: \(OutsideLine.make(job.name, 200))\(step)")
        }
        if jobs.count > 10 { head.append("\(jobs.count - 10) more jobs failed") }
        if let attempt, attempt > 1 { head.append("attempts: \(attempt), and the last one failed too") }
        let log = WorkflowDetails.lines(of: logTail)
        let parts = [failure.body, head.joined(separator: "\n"), log.joined(separator: "\n")].filter { !$0.isEmpty }
        let text = ObservedText(title: failure.title, body: parts.joined(separator: "\n\n"))
        var told = failure
        told.body = text.body
        told.error = text.error
        told.systems = text.systems
        let place = failure.nodes.first?.uniqueID ?? failure.title
        told.fingerprint = Contracts.Fingerprint(
            rawValue: FailureText.Fingerprint.make(family: text.error.family, lines: [place] + text.error.lines))
        return told
    }

    /// The lines of a log without their times and GitHub's marks, up to the last error that GitHub marked.
    private static func lines(of log: [UInt8]) -> [String] {
        let told = String(decoding: log, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var lines = told.map { plain($0) }
        // GitHub puts the time before each line: where the first has none and the second has, it is the rest of a cut one.
        if told.count > 1, lines[0] == told[0], lines[1] != told[1] { lines.removeFirst() }
        // What follows the failure is cleaning up.
        if let last = lines.lastIndex(where: { $0.hasPrefix("##[error]") }) { lines = Array(lines[...last]) }
        return lines.suffix(150).map { line in
            let marks = ["##[error]", "##[warning]", "##[group]", "##[endgroup]", "##[command]", "##[debug]"]
            return marks.first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) } ?? line
        }
    }

    /// Without `2026-11-24T06:30:00.1234567Z ` before it.
    private static func plain(_ line: Substring) -> String {
        var rest = line
        if rest.last == "\r" { rest = rest.dropLast() }
        let head = rest.utf8.prefix(30)
        if head.count >= 21, let space = rest.utf8.prefix(34).firstIndex(of: 0x20),
            rest.utf8[rest.utf8.index(before: space)] == UInt8(ascii: "Z"),
            head.first.map({ (0x30...0x39).contains($0) }) ?? false
        {
            rest = rest[rest.utf8.index(after: space)...]
        }
        return String(rest.prefix(2000))
    }
}
