/// A prompt as it stands in its file: a version that verdicts record, and the text.
package struct PromptFile: Hashable, Sendable {
    /// Changes whenever the text does.
    package let version: String
    /// What the model is told, the same at every call.
    package let text: String

    /// Reads `version: …`, a line of three dashes, and the text.
    ///
    /// - Throws: ``CorpusError`` (`malformed`).
    package init(parsing content: String) throws(CorpusError) {
        let parts = content.split(separator: "\n---\n", maxSplits: 1)
        guard parts.count == 2, parts[0].hasPrefix("version: ") else {
            throw CorpusError(code: .malformed, message: "a prompt begins with 'version: …' and a line of three dashes")
        }
        version = String(parts[0].dropFirst("version: ".count))
        text = String(parts[1])
    }
}
