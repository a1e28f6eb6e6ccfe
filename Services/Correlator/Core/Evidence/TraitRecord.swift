import Contracts

/// What is remembered of one trait: who had it lately, and how often it is had.
///
/// Bounded: at most ``mostRecent`` spells of the last days, and a count for each of the last ``days`` days. Both are the same
/// in whichever order the failures of a day arrive.
package struct TraitRecord: Codable, Hashable, Sendable {
    /// Spells that are looked at when a failure shares the trait.
    package static let mostRecent = 64
    /// Days over which it is counted how often the trait is had.
    package static let days = 28
    /// Spells this far apart are no longer compared, in hours.
    package static let reach = 26

    /// Changes that name the thing and landed lately, by time; of a repository, its own.
    package var landings: [Landing] { lately ?? [] }
    private var lately: [Landing]?
    /// Of a repository: what its failures said that it stands on.
    private var habits: [Habit]?
    static let mostLandings = 24
    static let mostHabits = 32

    /// A thing that a repository stands on, and the days on which it was first and last named.
    private struct Habit: Codable, Hashable, Sendable {
        let kind: TraitKind
        let key: UInt64
        var first: Int32
        var last: Int32
    }

    /// A spell that had the trait.
    package struct Sighting: Codable, Hashable, Sendable {
        /// The spell.
        package let spell: UInt64
        /// Its hour, counted from 1970.
        package let hour: Int
        /// A number for its fingerprint.
        package let print: UInt64
    }

    /// How many spells had it on a day, counted from 1970; in order.
    package private(set) var counts: [DayCount] = []
    /// The newest spells that had it, by hour.
    package private(set) var recent: [Sighting] = []

    /// A day and how many spells had the trait on it.
    package struct DayCount: Codable, Hashable, Sendable {
        /// Counted from 1970.
        package let day: Int32
        /// Spells.
        package var count: Int32
    }

    /// Nothing seen yet.
    package init() {}

    /// Counts a spell.
    ///
    /// - Parameter isIndexed: whether others are to find the spell by the trait.
    package mutating func add(_ spell: UInt64, hour: Int, print: UInt64, isIndexed: Bool) {
        let day = Int32(hour / 24)
        if let place = counts.lastIndex(where: { $0.day <= day }) {
            if counts[place].day == day {
                counts[place].count += 1
            } else {
                counts.insert(DayCount(day: day, count: 1), at: place + 1)
            }
        } else {
            counts.insert(DayCount(day: day, count: 1), at: 0)
        }
        if let newest = counts.last?.day { counts.removeAll { $0.day < newest - Int32(TraitRecord.days) - 2 } }
        guard isIndexed, !recent.contains(where: { $0.spell == spell }) else { return }
        let place = recent.lastIndex { ($0.hour, $0.spell) < (hour, spell) }.map { $0 + 1 } ?? 0
        recent.insert(Sighting(spell: spell, hour: hour, print: print), at: place)
        if let newest = recent.last?.hour { recent.removeAll { $0.hour < newest - 2 * TraitRecord.reach - 24 } }
        if recent.count > TraitRecord.mostRecent { recent.removeFirst(recent.count - TraitRecord.mostRecent) }
    }

    /// Takes in a change; known by its name, it landed when it did last.
    mutating func land(_ landing: Landing) {
        var all = landings.filter { $0.value != landing.value }
        let known = landings.first { $0.value == landing.value }
        all.append(known.map { $0.at > landing.at ? $0 : landing } ?? landing)
        all.sort { ($0.at, $0.value) < ($1.at, $1.value) }
        if let newest = all.last?.at { all.removeAll { newest.since($0.at) > .seconds(3 * 86_400) } }
        lately = Array(all.suffix(TraitRecord.mostLandings))
    }

    /// Notes that the repository stands on a thing.
    ///
    /// - Returns: whether that was not known.
    mutating func note(_ trait: Trait, hour: Int) -> Bool {
        let day = Int32(hour / 24)
        var all = habits ?? []
        defer { habits = all }
        if let place = all.firstIndex(where: { $0.key == trait.key }) {
            guard day < all[place].first || day > all[place].last else { return false }
            all[place].first = min(all[place].first, day)
            all[place].last = max(all[place].last, day)
        } else {
            all.append(Habit(kind: trait.kind, key: trait.key, first: day, last: day))
            all.sort { ($1.last, $0.key) < ($0.last, $1.key) }
            all = Array(all.prefix(TraitRecord.mostHabits))
        }
        return true
    }

    /// What the repository was known to stand on a whole day before the hour's day, as with ``count(before:)``.
    func surroundings(before hour: Int) -> Surroundings {
        let last = Int32(hour / 24) - 2
        var found = Surroundings()
        for habit in habits ?? [] where habit.first <= last && habit.last > last - Int32(TraitRecord.days) {
            found.add(habit.kind, habit.key)
        }
        return found
    }

    /// How many spells had it in the four weeks that ended a whole day before the hour's day.
    ///
    /// The day before does not count: what belongs to it may still arrive, and the order of arrival must not matter.
    package func count(before hour: Int) -> Int {
        let last = Int32(hour / 24) - 2
        return counts.reduce(0) { sum, entry in
            entry.day <= last && entry.day > last - Int32(TraitRecord.days) ? sum + Int(entry.count) : sum
        }
    }
}
