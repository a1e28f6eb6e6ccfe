package import Contracts
import FailureText
import Foundation

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
        let line = String(clean.map { $0.isNewline ? " " : $0 }.prefix(300))
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
        environment = ObservedText.environment(of: text)
    }

    /// Where it failed, when the text says so.
    ///
    /// What anybody can write may make a failure weigh more, by production, and never less: another environment is believed
    /// only from whom the team trusts with it, one of its monitors or who can write to the repository.
    package func environment(isTrusted: Bool) -> RunEnvironment {
        isTrusted || environment == .production ? environment : .unknown
    }

    /// What a line such as `environment: staging` or `target: dev` says; only the first such line counts.
    private static func environment(of text: String) -> RunEnvironment {
        for line in text.split(whereSeparator: \.isNewline).prefix(200) {
            let lowered = line.prefix(200).lowercased()
            guard let word = ["environment", "target", "env"].lazy.compactMap({ value(of: $0, in: lowered) }).first
            else {
                continue
            }
            switch word {
            case "prod", "production", "live": return .production
            case "staging", "stage", "uat", "qa", "preprod": return .staging
            case "dev", "development", "sandbox", "local": return .development
            case "ci": return .ci
            default: continue
            }
        }
        return .unknown
    }

    /// The word after `name:`, `name=` or `| name |` in a line.
    private static func value(of name: String, in line: String) -> String? {
        guard let range = line.range(of: name) else { return nil }
        let rest = line[range.upperBound...]
        let separators: Set<Character> = [":", "=", "|", " ", "*", "`", "\"", "'"]
        guard let first = rest.first(where: { $0 != " " && $0 != "*" }), first == ":" || first == "=" || first == "|"
        else {
            return nil
        }
        let word = rest.drop { separators.contains($0) }.prefix { $0.isLetter }
        return word.isEmpty ? nil : String(word)
    }
}
