/// A sign that was found, in our words, with what it was found by.
package struct Finding: Codable, Hashable, Sendable {
    /// Which.
    package var sign: Sign
    /// One clause in our own words; numbers and words of closed lists alone.
    package var statement: String
    /// What was written outside, byte for byte; a stranger's text.
    package var quote: String?
    /// Where it stands, e.g. a commit or a run: a stranger's text too.
    package var source: String?

    init(_ sign: Sign, _ statement: String, quote: String? = nil, source: String? = nil) {
        self.sign = sign
        self.statement = statement
        self.quote = quote
        self.source = source
    }
}
