package import Contracts
import FailureText

/// The text of a report, made safe and read once: clean, redacted, clipped; its error, nodes, systems, fingerprint and
/// environment.
package struct ObservedText: Sendable {
    /// One line, redacted, at most 300 characters.
    package let title: String
    /// Redacted, at most 16 KiB.
    package let body: String
    /// The error inside.
    package let error: ErrorDigest
    /// The nodes that the text names.
    package let nodes: [FailedNode]
    /// The systems that the text names.
    package let systems: [String]
    /// Identity of the error.
    package let fingerprint: Contracts.Fingerprint
    private let environment: RunEnvironment

    /// Reads a report.
    package init(title: String, body: String) {
        let clean = Redaction.redact(Sanitizing.clean(title))
        let line = ObservedText.oneLine(clean)
        let text = Clipping.clip(Redaction.redact(Sanitizing.clean(body)))
        let found = ErrorExtraction(title: line, body: text)
        self.title = line
        self.body = text
        error = ErrorDigest(family: found.family, code: found.code, lines: found.lines)
        systems = Set(found.systems + (MentionedSystems.system(ofFamily: found.family).map { [$0] } ?? [])).sorted()
        fingerprint = Contracts.Fingerprint(rawValue: found.fingerprint)
        nodes = found.nodes.prefix(50).map { node in
            FailedNode(
                uniqueID: node.identity.contains(".")
                    ? node.identity : NodeIdentity.short(type: node.resourceType, name: node.name),
                resourceType: node.resourceType, path: node.path)
        }
        environment = MentionedEnvironment.find(in: text)
    }

    /// Where it failed, when the text says so.
    ///
    /// What anybody can write may make a failure weigh more, by production, and never less: another environment is believed
    /// only from whom the team trusts with it, one of its monitors or who can write to the repository.
    package func environment(isTrusted: Bool) -> RunEnvironment {
        isTrusted || environment == .production ? environment : .unknown
    }

    /// At most 300 characters.
    private static func oneLine(_ text: String) -> String {
        // Most titles are a short line of ASCII, which stays as it is.
        if text.utf8.count <= 300, text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0A }) { return text }
        return String(text.map { $0.isNewline ? " " : $0 }.prefix(300))
    }
}
