import FailureText

/// Reading normalised errors.
extension TemplateTokens {
    /// Reads an error as its fingerprint does: its family and its normalised lines. Free words may differ between members
    /// of a template; codes, names of models, columns and relations, quoted text and words that decide must not.
    ///
    /// - Parameters:
    ///   - family: as in `ErrorDigest.family`.
    ///   - lines: the error lines as they were reported, redacted.
    package init(family: String, lines: [String]) {
        self.init(family: family, normalisedLines: NormalizedError.lines(lines))
    }

    /// Reads an error whose lines went through `NormalizedError.lines` before.
    package init(family: String, normalisedLines lines: [String]) {
        self.init()
        anchor(FeatureHash.word(family.utf8))
        for line in lines {
            ErrorTokenReader(Array(line.utf8)).read(into: &self)
            anchor(FeatureHash.seed)
        }
    }
}
