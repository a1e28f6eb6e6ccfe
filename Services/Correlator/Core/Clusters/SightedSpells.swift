/// Spells that share things with a failure, each with how much that says.
///
/// A table with open addressing: a busy thing brings sixty-four spells, and Swift's own hashing of numbers that are hashes
/// already cost an eighth of all that a failure costs.
struct SightedSpells {
    /// A spell that shares things.
    struct Candidate {
        let spell: UInt64
        let print: UInt64
        fileprivate(set) var score: Double
    }

    /// In the order in which they were sighted first.
    private(set) var all: [Candidate] = []
    /// One more than the candidate's place; none where it is 0.
    private var slots: [Int32]

    /// - Parameter most: how many sightings there are at most.
    init(most: Int) {
        var capacity = 16
        while capacity < 2 * most { capacity *= 2 }
        slots = [Int32](repeating: 0, count: capacity)
    }

    mutating func add(_ sighting: TraitRecord.Sighting, says score: Double) {
        var slot = Int(truncatingIfNeeded: sighting.spell) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if all[place].spell == sighting.spell {
                all[place].score += score
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        all.append(Candidate(spell: sighting.spell, print: sighting.print, score: score))
        slots[slot] = Int32(all.count)
    }
}
