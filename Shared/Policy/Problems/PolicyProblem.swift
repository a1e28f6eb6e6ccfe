/// One thing that is wrong in a policy file: where, what, and what would put it right.
package struct PolicyProblem: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The kinds of problem, for tests and for programs that read them.
    package enum Code: String, Codable, Hashable, Sendable, CaseIterable {
        /// The file is larger than 1 MiB.
        case tooLarge = "too_large"
        /// Values are nested too deeply, or aliases expand to too much.
        case tooComplex = "too_complex"
        /// The text is no YAML.
        case syntax
        /// An alias without its anchor.
        case unknownAlias = "unknown_alias"
        /// A key that no part of Switchyard reads.
        case unknownKey = "unknown_key"
        /// A key that is given twice.
        case duplicateKey = "duplicate_key"
        /// A key that must be given and is not.
        case missingKey = "missing_key"
        /// A list where a text is expected, and the like.
        case wrongType = "wrong_type"
        /// A word that is not in the published list.
        case unknownWord = "unknown_word"
        /// A text that does not have the form of its key: a duration, an hour, a glob, a repository.
        case malformed
        /// A number or a length outside its range.
        case outOfRange = "out_of_range"
        /// Two values that cannot both be meant.
        case contradiction
        /// There are more problems than are shown.
        case more
    }

    /// The kind of problem.
    package let code: Code
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, counted in Unicode scalars.
    package let column: Int
    /// The keys from the top of the file to the place, `repositories.acme/dbt.sla.high`; empty for the file itself.
    package let path: String
    /// What is wrong. Control characters of the file's text are escaped in it.
    package let message: String
    /// What to do about it, when there is a clear answer.
    package let suggestion: String?

    /// `12:5: path: what is wrong; what to do`.
    package var description: String {
        let place = path.isEmpty ? "" : "\(path): "
        let remedy = suggestion.map { "; \($0)" } ?? ""
        return "\(line):\(column): \(place)\(message)\(remedy)"
    }
}
