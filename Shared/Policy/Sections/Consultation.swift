/// Which failures are put to Claude.
package enum Consultation: String, Hashable, Sendable, CaseIterable {
    /// Those whose answer could change what is done.
    case uncertain
    /// All.
    case always
    /// None.
    case never
}
