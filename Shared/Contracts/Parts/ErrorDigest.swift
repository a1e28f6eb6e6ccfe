/// The error inside a failure.
package struct ErrorDigest: Codable, Hashable, Sendable {
    /// What kind of machine said it, e.g. `dbt.database_error`.
    package var family: String
    /// The code that the machine gave, e.g. `000606`.
    package var code: String?
    /// The lines that matter, redacted, at most 20.
    package var lines: [String]

    /// Made of its fields; lists and optional fields may be left out.
    package init(family: String, code: String? = nil, lines: [String] = []) {
        self.family = family
        self.code = code
        self.lines = lines
    }
}
