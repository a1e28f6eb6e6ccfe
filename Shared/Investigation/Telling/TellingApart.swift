package import Contracts

/// What would tell two causes apart.
package struct TellingApart: Codable, Hashable, Sendable {
    /// The likelier of the two.
    package var first: FailureCause
    /// The other.
    package var second: FailureCause
    /// What to look at or do.
    package var check: String
    /// What it shows when the first is the cause.
    package var ifFirst: String
    /// What it shows when the second is.
    package var ifSecond: String

    /// The check for two causes, in either order; `nil` for the same cause twice and for words of another version.
    package init?(_ first: FailureCause, _ second: FailureCause) {
        guard
            let known = DiscriminatingChecks.all.first(where: {
                ($0.first == first && $0.second == second) || ($0.first == second && $0.second == first)
            })
        else { return nil }
        self.first = first
        self.second = second
        check = known.check
        ifFirst = known.first == first ? known.ifFirst : known.ifSecond
        ifSecond = known.first == first ? known.ifSecond : known.ifFirst
    }

    private enum CodingKeys: String, CodingKey {
        case first, second, check
        case ifFirst = "if_first"
        case ifSecond = "if_second"
    }
}
