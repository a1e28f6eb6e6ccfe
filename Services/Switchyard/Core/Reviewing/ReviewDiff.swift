import Policy

/// The changes of findings as diffs of the policy file.
package enum ReviewDiff {
    /// The findings with their diffs, each against the file as it is.
    package static func add(to findings: [ReviewFinding], yaml: String, file: String) -> [ReviewFinding] {
        findings.map { finding in
            var told = finding
            if let changed = finding.change?.apply(to: yaml) {
                told.diff = UnifiedDiff.text(from: yaml, to: changed, file: file)
            }
            return told
        }
    }

    /// The file after every change that can be made, one after the other.
    package static func all(_ findings: [ReviewFinding], yaml: String) -> String {
        findings.compactMap(\.change).reduce(yaml) { text, change in change.apply(to: text) ?? text }
    }
}
