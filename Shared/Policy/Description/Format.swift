/// How one kind of value is read, written and described. Everything that is known about a key's value stands here once:
/// the parser, the JSON Schema and the documentation are all made from it.
struct Format<Value: Sendable>: Sendable {
    /// What problems call it: `duration`, `list of error type`.
    let name: String
    /// What the documentation says of its form, when that is more than the name.
    var form: String?
    /// The JSON Schema of the value.
    let schema: JSONTree
    /// The keys below it, for the documentation.
    var keys: [KeyDescription] = []
    /// Whether it is one mapping with fixed keys, whose defaults are those of its keys.
    var isSection = false
    /// Reads the value; `nil` when the log now says why not.
    let read: @Sendable (YAMLNode, String, inout ProblemLog) -> Value?
    /// The value in its canonical form, which `read` reads back to an equal value.
    let write: @Sendable (Value) -> JSONTree

    /// The form as the documentation tells it.
    var documented: String { form ?? name }
}
