package import Contracts
import FailureText
package import Policy

/// The issue that is opened for a node that is likely to fail.
package struct ProactiveIssue: Sendable {
    /// What it is about.
    package let risk: Risk

    /// The issues that a policy asks for: of nodes alone, of the repositories that it names, the likeliest first, none for a node
    /// that has an open issue.
    package static func wanted(
        _ risks: [Risk], policy: ProactivePolicy, troubled: NodesInTrouble
    ) -> [ProactiveIssue] {
        let repositories = Set(policy.repositories.map { $0.description.lowercased() })
        return risks.filter { risk in
            risk.kind == "node" && risk.probability >= policy.minProbability
                && repositories.contains(risk.repository.description.lowercased())
                && !troubled.contains(risk.key, in: risk.repository)
        }.map(ProactiveIssue.init)
    }

    /// Names the node: the same for it every time. FNV-1a (64 bits) over repository and name.
    package var name: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(risk.repository.description.lowercased()) \(risk.key)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }

    /// The write that opens it.
    package var effect: PlannedEffect {
        let title =
            "Likely to fail within a day: \(Inert.markdown(String(Sanitizing.clean(risk.key).prefix(120)), onOneLine: true))"
        return PlannedEffect(
            kind: .openIssue, repository: risk.repository,
            subject: Subject(risk.repository, fingerprint: Fingerprint(rawValue: "risk:\(name)")), urgency: 3,
            request: EffectRequest(title: title, body: body, labels: ["switchyard:recurring"]))
    }

    private var body: String {
        let times = risk.probability / max(risk.baseRate, 1e-6)
        let why = risk.reasons.map { Inert.markdown($0.replacing("_", with: " "), onOneLine: true) }
        let percent = Int((risk.probability * 100).rounded())
        var lines = [
            "\(Inert.codeSpan(Sanitizing.clean(risk.key))) fails within the next 24 hours with a probability of **\(percent) %**, "
                + "\((times * 10).rounded() / 10) times the usual.",
            "",
            "- failures so far: \(risk.occurrences), the last at \(risk.lastOccurrence)",
        ]
        if !why.isEmpty { lines.append("- what moves it: \(why.joined(separator: ", "))") }
        lines += [
            "",
            "Nothing has failed yet: look at what its past failures had in common and mend that, or close this issue. "
                + "It is asked for by `reports.proactive` in the policy, at most once a week for a node.",
        ]
        return lines.joined(separator: "\n")
    }
}
