/// How one kind of value is read, written and described. Everything that is known about a key's value stands here once:
/// the parser, the JSON Schema and the documentation are all made from it.
struct Format<Value: Sendable>: Sendable {
    /// What the documentation calls it: `duration`, `list of error type`.
    let name: String
    /// The JSON Schema of the value.
    let schema: JSONTree
    /// The keys below it, for the documentation.
    var keys: [KeyDescription] = []
    /// Reads the value; `nil` when the log now says why not.
    let read: @Sendable (YAMLNode, String, inout ProblemLog) -> Value?
    /// The value in its canonical form, which `read` reads back to an equal value.
    let write: @Sendable (Value) -> JSONTree
}

/// A key as the documentation shows it.
struct KeyDescription: Hashable, Sendable {
    /// Dotted from the top of the file, `experts.<expert>.hours`.
    let path: String
    let type: String
    /// `nil` when there is no default.
    let defaultValue: String?
    let isRequired: Bool
    let meaning: String

    /// The key as seen from a section above.
    func below(_ parent: String) -> KeyDescription {
        KeyDescription(
            path: path.hasPrefix("[") ? parent + path : "\(parent).\(path)", type: type, defaultValue: defaultValue,
            isRequired: isRequired, meaning: meaning)
    }
}
