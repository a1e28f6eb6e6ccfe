/// How a duty goes round.
package enum Rotation: String, Hashable, Sendable, CaseIterable {
    /// A member a day.
    case daily
    /// A member a week, from Monday.
    case weekly
    /// In the order of the file.
    case none
}
