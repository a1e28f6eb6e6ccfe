package import Contracts

extension Priority {
    /// The more urgent of both; a word that this version does not know gives way.
    func atLeast(_ other: Priority) -> Priority { rank <= other.rank ? self : other }

    /// Whether it is less urgent than `other`.
    package func isBelow(_ other: Priority) -> Bool { rank > other.rank }

    private var rank: Int { Priority.known.firstIndex(of: self) ?? Priority.known.count }
}
