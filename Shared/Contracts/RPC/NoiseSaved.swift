/// What did not become an issue or a call of its own.
package struct NoiseSaved: Codable, Hashable, Sendable {
    /// Failures that a named rule kept away.
    package var suppressed: Int
    /// Failures that joined an issue that was open already.
    package var joined: Int
    /// Nodes that were skipped because of another, told with that one.
    package var folded: Int
    /// Issues that an incident spoke for.
    package var muted: Int

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        suppressed: Int = 0, joined: Int = 0, folded: Int = 0, muted: Int = 0
    ) {
        self.suppressed = suppressed
        self.joined = joined
        self.folded = folded
        self.muted = muted
    }
}
