package import Contracts

/// The failures of one fingerprint in one repository within one clock hour: what is compared with others, as one.
package struct Spell: Codable, Hashable, Sendable {
    /// The most traits that are kept.
    static let mostTraits = 40
    /// The most words that others can find it by.
    static let mostIndexedWords = 8

    /// A number for repository, fingerprint and hour.
    package let key: UInt64
    /// Where.
    package let repository: RepositoryName
    /// Which error.
    package let fingerprint: Fingerprint
    /// The hour, counted from 1970.
    package let hour: Int
    /// The first failure in it.
    package private(set) var first: Timestamp
    /// The last failure in it.
    package private(set) var last: Timestamp
    /// What it can share, by the traits' numbers.
    package private(set) var traits: [RatedTrait]
    /// The verdict's category.
    package private(set) var category: Category
    /// The verdict's error type.
    package private(set) var errorType: ErrorType
    /// The cluster that it is in.
    package var cluster: UInt64
    /// What its repository stands on: what it names itself, and what is known from before.
    private(set) var surroundings: Surroundings?

    /// A trait with how often it is had anyway.
    package struct RatedTrait: Codable, Hashable, Sendable {
        /// The trait.
        package let trait: Trait
        /// Spells that had it in the four weeks before.
        package let count: Int
        /// Of a change, how it stands to the failure.
        var landed: Landed?

        init(trait: Trait, count: Int, landed: Landed? = nil) {
            self.trait = trait
            self.count = count
            self.landed = landed
        }
    }

    /// How a change stands to a failure that came after it.
    struct Landed: Codable, Hashable, Sendable {
        /// How many minutes before.
        let minutes: Int
        /// Whether it names something that failed or that the failure names.
        let isNamed: Bool
    }

    /// A spell of one failure.
    ///
    /// - Parameter traits: with how often each is had anyway.
    package init(_ failure: FailureClassified, traits: [RatedTrait], surroundings: Surroundings = Surroundings()) {
        repository = failure.repository
        fingerprint = failure.fingerprint
        hour = Spell.hour(of: failure)
        key = Spell.key(of: failure)
        first = failure.occurredAt
        last = failure.occurredAt
        category = failure.verdict.category
        errorType = failure.verdict.errorType
        cluster = key
        self.traits = Spell.kept(traits)
        self.surroundings = surroundings.with(named: self.traits)
    }

    /// The hour of a failure, counted from 1970.
    package static func hour(of failure: FailureClassified) -> Int {
        Int(failure.occurredAt.milliseconds.floorDivided(by: 3_600_000))
    }

    /// The number of the spell that a failure belongs to.
    package static func key(of failure: FailureClassified) -> UInt64 {
        key(repository: failure.repository, fingerprint: failure.fingerprint, at: failure.occurredAt)
    }

    /// The number of the spell of a repository's fingerprint at a moment.
    package static func key(repository: RepositoryName, fingerprint: Fingerprint, at moment: Timestamp) -> UInt64 {
        var hash = StableHash()
        hash.add(repository.description)
        hash.add(fingerprint.rawValue)
        hash.add("\(moment.milliseconds.floorDivided(by: 3_600_000))")
        return hash.value
    }

    /// Takes in another failure of the spell; the result is the same in whichever order they come.
    package mutating func add(_ failure: FailureClassified, traits more: [RatedTrait]) {
        first = min(first, failure.occurredAt)
        last = max(last, failure.occurredAt)
        if failure.verdict.category.rawValue < category.rawValue { category = failure.verdict.category }
        if failure.verdict.errorType.rawValue < errorType.rawValue { errorType = failure.verdict.errorType }
        let known = Set(traits.map(\.trait.key))
        let new = more.filter { !known.contains($0.trait.key) }
        guard !new.isEmpty else { return }
        traits = Spell.kept(traits + new)
        surroundings = surroundings?.with(named: new)
    }

    /// Things before words, and of words the rarest.
    private static func kept(_ traits: [RatedTrait]) -> [RatedTrait] {
        guard traits.count > mostTraits else { return traits.sorted { $0.trait < $1.trait } }
        let ranked = traits.sorted { one, other in
            let (left, right) = (one.trait.kind == .word, other.trait.kind == .word)
            if left != right { return right }
            return (one.count, one.trait.key) < (other.count, other.trait.key)
        }
        return ranked.prefix(mostTraits).sorted { $0.trait < $1.trait }
    }

    /// The traits by which others find it: all things, and the rarest words.
    package var indexed: [RatedTrait] {
        var words: [RatedTrait] = []
        var found: [RatedTrait] = []
        for rated in traits {
            switch rated.trait.kind {
            case .word: words.append(rated)
            case .repository: break
            default: found.append(rated)
            }
        }
        words.sort { ($0.count, $0.trait.key) < ($1.count, $1.trait.key) }
        return found + words.prefix(Spell.mostIndexedWords)
    }

    /// How often the repository fails anyway, in spells of four weeks.
    var repositoryCount: Int { traits.first { $0.trait.kind == .repository }?.count ?? 0 }

    /// How often somebody has the fingerprint anyway, in spells of four weeks.
    var fingerprintCount: Int { traits.first { $0.trait.kind == .fingerprint }?.count ?? 0 }

    /// Whether nobody had the fingerprint in the four weeks before.
    var isNew: Bool { fingerprintCount == 0 }

    /// Hours between two spells; 0 when they overlap.
    func gap(to other: Spell) -> Double {
        let apart = max(first, other.first).milliseconds - min(last, other.last).milliseconds
        return max(0, Double(apart) / 3_600_000)
    }
}

extension Spell {
    /// A number for repository and fingerprint: what people's rules are about.
    package static func strand(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> UInt64 {
        var hash = StableHash()
        hash.add(repository.description)
        hash.add(fingerprint.rawValue)
        return hash.value
    }

    /// A number for the fingerprint alone.
    package static func print(_ fingerprint: Fingerprint) -> UInt64 {
        var hash = StableHash()
        hash.add(fingerprint.rawValue)
        return hash.value
    }

    /// The spell's strand.
    package var strand: UInt64 { Spell.strand(repository, fingerprint) }
}
