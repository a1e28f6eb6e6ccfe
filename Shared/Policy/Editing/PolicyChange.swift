/// A change of a policy file that leaves everything else in it as it stands, comments and order included.
package enum PolicyChange: Codable, Hashable, Sendable {
    /// Gives a key a value: `["resolution", "transient", "green_runs"]`, `4`. What is missing on the way is made.
    case set(path: [String], value: String)
    /// Takes an item out of a list, counted from 0.
    case remove(path: [String], index: Int)
    /// Puts an item before the first of a list, which is made when there is none.
    case prepend(path: [String], item: String)

    /// The file's text after the change.
    ///
    /// - Returns: `nil` when the text is written in a way that can't be changed without touching more (an alias, a list on one line that
    ///   loses an item, a value over several lines), or when the result is no valid policy, or the same as before.
    package func apply(to yaml: String) -> String? {
        guard let before = try? Policy.load(yaml: yaml, file: "policy"), let changed = PolicyText(yaml).changed(self),
            let after = try? Policy.load(yaml: changed, file: "policy"), after != before
        else { return nil }
        return changed
    }
}
