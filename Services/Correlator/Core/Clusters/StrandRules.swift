/// What people said a repository's fingerprint has to do with others', for good.
package struct StrandRules: Codable, Hashable, Sendable {
    /// The log-odds of what a person said.
    static let certain = 1000.0
    /// The most that are kept of each.
    static let most = 64

    /// Strands that have the same cause.
    package private(set) var must: [UInt64] = []
    /// Strands that have another cause.
    package private(set) var cannot: [UInt64] = []

    /// Nothing said yet.
    package init() {}

    /// The last word counts.
    package mutating func tie(_ strand: UInt64) {
        cannot.removeAll { $0 == strand }
        must.removeAll { $0 == strand }
        must = Array((must + [strand]).suffix(StrandRules.most))
    }

    /// The last word counts.
    package mutating func part(_ strand: UInt64) {
        must.removeAll { $0 == strand }
        cannot.removeAll { $0 == strand }
        cannot = Array((cannot + [strand]).suffix(StrandRules.most))
    }
}
