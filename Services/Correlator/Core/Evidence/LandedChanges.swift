import Contracts

/// The changes of code that landed shortly before a failure and may have to do with it: its own repository's, and others' that
/// name what it names.
struct LandedChanges {
    /// The most of them, the nearest that name something first.
    static let most = 4

    /// Each with how often the thing by which it was found is had anyway.
    let rated: [Spell.RatedTrait]

    /// - Parameter records: those of the traits, in their order.
    init(of failure: FailureClassified, _ traits: [Spell.RatedTrait], _ records: [TraitRecord]) {
        var found: [String: Spell.RatedTrait] = [:]
        func take(_ landing: Landing, count: Int, isNamed: Bool) {
            let hours = isNamed ? Landing.reach : Landing.reachUnnamed
            guard let minutes = landing.minutes(before: failure.occurredAt, within: hours) else { return }
            let landed = Spell.Landed(minutes: minutes, isNamed: isNamed)
            if let known = found[landing.value]?.landed, known.isNamed || !isNamed { return }
            found[landing.value] = Spell.RatedTrait(trait: Trait(.change, landing.value), count: count, landed: landed)
        }
        let own = records.first.map(\.landings) ?? []
        if !own.isEmpty {
            let things = TraitReader.ownThings(of: failure).union(traits.map(\.trait.key))
            let fingerprint = traits.first { $0.trait.kind == .fingerprint }?.count ?? 0
            for landing in own {
                let isNamed = landing.names.contains(where: things.contains)
                take(landing, count: isNamed ? fingerprint : traits[0].count, isNamed: isNamed)
            }
        }
        for (rated, record) in zip(traits, records).dropFirst() {
            for landing in record.landings { take(landing, count: rated.count, isNamed: true) }
        }
        self.rated = Array(
            found.values.sorted { one, other in
                guard let left = one.landed, let right = other.landed else { return false }
                return (left.isNamed ? 0 : 1, left.minutes, one.trait.key)
                    < (right.isNamed ? 0 : 1, right.minutes, other.trait.key)
            }.prefix(LandedChanges.most))
    }
}
