/// The verdict.
package struct ClassifyResponse: Codable, Hashable, Sendable {
    /// As in `failure.classified`.
    package var verdict: Verdict

    /// Made of its fields; lists and optional fields may be left out.
    package init(verdict: Verdict) {
        self.verdict = verdict
    }
}
