import Contracts

/// What speaks for one cause behind two spells, and what speaks against it.
///
/// A shared thing counts by its surprisal: −ln of the probability that a spell with it would fall so close in time by
/// accident, 1 − exp(−λ·(gap + 1 h)), λ being how often the thing is had anyway. So the rarer a thing and the closer in time,
/// the more it says; the same thing days apart, or one that fails every hour, says little.
package struct PairEvidence: Sendable {
    /// How many figures there are.
    package static let width = 37
    /// The figures, which ``EvidenceTrees`` asks for by their places; none of two repositories that share nothing of kind.
    package private(set) var values: [Double]
    /// The kind of thing that says most.
    package private(set) var kind: TraitKind = .word
    /// The shared thing that says most.
    package private(set) var strongest: Trait?
    /// Whether they are of one repository.
    package let isLocal: Bool
    /// Whether anything of kind is shared: a thing, or words that are rare.
    package private(set) var hasKind = false

    /// Whether both are one error of a known family that nobody had in the four weeks before, within two hours, and nothing
    /// that they name contradicts.
    package private(set) var isNewAndEqual = false

    private static let hours = Double(TraitRecord.days * 24)
    private static let most = 9.0

    /// Compares two spells; which is which makes no difference.
    package init(_ one: Spell, _ other: Spell) {
        isLocal = one.repository == other.repository
        values = [Double](repeating: 0, count: PairEvidence.width)
        let gap = one.gap(to: other)
        var best = [Double](repeating: 0, count: TraitKind.allCases.count)
        var words = 0.0
        var second = 0.0
        var names = 0.0
        var top = 0.0
        var since = 0
        var change: Trait?
        var (left, right) = (0, 0)
        var kinds = KindsOfBoth(one, other)
        while left < one.traits.count, right < other.traits.count {
            let (a, b) = (one.traits[left], other.traits[right])
            if a.trait.key < b.trait.key {
                left += 1
            } else if b.trait.key < a.trait.key {
                right += 1
            } else {
                left += 1
                right += 1
                kinds.share(a.trait.kind)
                guard a.trait.kind != .repository else { continue }
                let says = PairEvidence.surprisal(a.trait.kind, count: max(a.count, b.count), gap: gap)
                if a.trait.kind == .name { names += max(0, says - 2) }
                if a.trait.kind == .change, says > best[TraitKind.change.rawValue] {
                    since = min(a.landed?.minutes ?? 0, b.landed?.minutes ?? 0)
                    let isNamed = a.landed?.isNamed == true && b.landed?.isNamed == true
                    change = isNamed ? a.trait : nil
                }
                if a.trait.kind == .word {
                    words += max(0, says - 2)
                    second = max(second, min(says, best[TraitKind.word.rawValue]))
                }
                best[a.trait.kind.rawValue] = max(best[a.trait.kind.rawValue], says)
                // That both are called the same is no thing that they share.
                guard a.trait.kind != .type else { continue }
                if says > top || a.trait.kind != .word && says >= top {
                    top = says
                    kind = a.trait.kind
                    strongest = a.trait
                }
            }
        }
        hasKind = top > 2.5
        guard isLocal || hasKind else { return }
        // What both name is of the change that they name it by: the change is what can be taken back.
        if let change, best[TraitKind.change.rawValue] >= top - 1 { (kind, strongest) = (.change, change) }
        let isNew = one.isNew && other.isNew && best[TraitKind.fingerprint.rawValue] > 0
        fill(best, words: words, second: second, names: names, gap: gap, kinds, one, other)
        compareSurroundings(one, other)
        values[34] = best[TraitKind.type.rawValue]
        values[35] = naturalLogarithm(1 + Double(min(one.fingerprintCount, other.fingerprintCount)))
        values[36] = naturalLogarithm(1 + Double(max(one.fingerprintCount, other.fingerprintCount)))
        values[33] = naturalLogarithm(1 + Double(since) / 60)
        isNewAndEqual = isNew && gap <= 2 && values[2] > 0 && values[15] == 0
    }

    private static func surprisal(_ kind: TraitKind, count: Int, gap: Double) -> Double {
        let rate = (Double(count) + kind.prior) / hours
        return min(most, -naturalLogarithm(1 - exponential(-rate * (gap + 1))))
    }

    private mutating func fill(
        _ best: [Double], words: Double, second: Double, names: Double, gap: Double, _ kinds: KindsOfBoth,
        _ one: Spell, _ other: Spell
    ) {
        func top(_ one: TraitKind, _ other: TraitKind? = nil) -> Double {
            max(best[one.rawValue], other.map { best[$0.rawValue] } ?? 0)
        }
        values[0] = 1
        values[1] = top(.fingerprint)
        values[2] = top(.error)
        values[3] = top(.host, .warehouse)
        values[4] = top(.credential)
        values[5] = top(.runner, .connector)
        values[6] = top(.source)
        values[7] = top(.node, .exposure)
        values[8] = top(.system)
        values[9] = top(.word)
        values[10] = min(25, words) / 3
        values[11] = naturalLogarithm(1 + gap)
        // How rarely the quieter of the two fails at all.
        let rate = Double(min(one.repositoryCount, other.repositoryCount)) + TraitKind.repository.prior
        values[12] = -naturalLogarithm(1 - exponential(-rate / PairEvidence.hours * (gap + 1)))
        values[13] = kinds.contradict(.error) ? 1 : 0
        values[14] = one.category == other.category ? 1 : 0
        values[15] = [.host, .warehouse, .credential, .runner].contains(where: kinds.contradict) ? 1 : 0
        values[16] = kinds.contradict(.system) ? 1 : 0
        if words > 0 {
            let wordsOfBoth = min(PairEvidence.weight(one, .word, gap), PairEvidence.weight(other, .word, gap))
            values[17] = words / max(4, wordsOfBoth)
        }
        values[18] = kinds.contradict(.source) ? 1 : 0
        let areTyped = one.errorType != .unknown && other.errorType != .unknown
        values[19] = areTyped && one.errorType == other.errorType ? 1 : 0
        values[20] = areTyped && one.errorType != other.errorType ? 1 : 0
        values[21] = second
        values[22] = top(.name)
        values[23] = min(25, names) / 3
        let namesOfBoth = min(PairEvidence.weight(one, .name, gap), PairEvidence.weight(other, .name, gap))
        values[24] = names / max(4, namesOfBoth)
        values[25] = names < 0.5 && namesOfBoth > 2 ? 1 : 0
        values[31] = top(.change)
        values[26] = one.category != .codeFixRequired && other.category != .codeFixRequired ? 1 : 0
    }

    /// What both repositories are known to stand on, and which change is known to have come before each.
    private mutating func compareSurroundings(_ one: Spell, _ other: Spell) {
        let (mine, theirs) = (one.surroundings ?? Surroundings(), other.surroundings ?? Surroundings())
        values[27] = Surroundings.agreement(mine.hosts, theirs.hosts)
        values[28] = Surroundings.agreement(mine.credentials, theirs.credentials)
        values[29] = Surroundings.agreement(mine.runners, theirs.runners)
        values[30] = Double(mine.sources.count(where: theirs.sources.contains))
        let (left, right) = (PairEvidence.named(one), PairEvidence.named(other))
        let areApart = !left.contains(where: right.contains)
        values[32] = areApart ? Double((left.isEmpty ? 0 : 1) + (right.isEmpty ? 0 : 1)) : 0
    }

    /// Changes that name what failed.
    private static func named(_ spell: Spell) -> [UInt64] {
        spell.traits.compactMap { $0.landed?.isNamed == true ? $0.trait.key : nil }
    }

    /// How much the words of a spell would say if all were shared.
    private static func weight(_ spell: Spell, _ kind: TraitKind, _ gap: Double) -> Double {
        spell.traits.reduce(0) { sum, rated in
            rated.trait.kind == kind ? sum + max(0, surprisal(kind, count: rated.count, gap: gap) - 2) : sum
        }
    }
}

/// Which kinds of thing two spells name, and of which they name the same.
private struct KindsOfBoth {
    private let both: UInt32
    private var shared: UInt32 = 0

    init(_ one: Spell, _ other: Spell) { both = KindsOfBoth.named(one) & KindsOfBoth.named(other) }

    private static func named(_ spell: Spell) -> UInt32 {
        spell.traits.reduce(0) { $0 | 1 << UInt32($1.trait.kind.rawValue) }
    }

    mutating func share(_ kind: TraitKind) { shared |= 1 << UInt32(kind.rawValue) }

    /// Whether both name such things, and none in common.
    func contradict(_ kind: TraitKind) -> Bool { (both & ~shared) >> UInt32(kind.rawValue) & 1 == 1 }
}
