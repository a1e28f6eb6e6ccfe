package import Contracts

/// A change of code that landed, as it is remembered by its repository and by the things that it names.
package struct Landing: Codable, Hashable, Sendable {
    /// The most things that are taken from a change's words and files.
    static let mostNames = 12
    /// What fails later than this no longer comes from it, in hours; of a change that does not name what failed, much less.
    static let reach = 24
    static let reachUnnamed = 6

    /// The change, as people know it: `owner/repo#12`, `owner/repo@4f2a…`.
    package let value: String
    /// The commit, by which a deployment knows the pull request that it brings.
    package let sha: String?
    /// When.
    package let at: Timestamp
    /// Numbers of the things that it names.
    package let names: [UInt64]

    /// How many minutes before a moment it landed; `nil` when it did not, or too long ago.
    func minutes(before moment: Timestamp, within hours: Int) -> Int? {
        let minutes = moment.since(at).components.seconds / 60
        return moment >= at && minutes <= Int64(hours * 60) ? Int(minutes) : nil
    }
}

/// Remembers a change that landed.
///
/// The caller reads the record of ``repository``, then those of ``conclude(_:)``, and writes what ``records(_:)`` gives.
package struct LandingStep: Sendable {
    /// The repository's own record.
    package let repository: Trait
    private let change: ChangeLanded
    private var things: [Trait]
    private var own = TraitRecord()
    private var landing: Landing

    /// Begins with a change.
    package init(_ change: ChangeLanded) {
        self.change = change
        repository = Trait(.repository, change.repository.description)
        things = TraitReader.names(of: change)
        landing = Landing(value: change.label, sha: change.sha, at: change.at, names: things.map(\.key))
    }

    /// Takes the repository's record.
    ///
    /// - Returns: the things by which failures of other repositories find it.
    package mutating func conclude(_ record: TraitRecord?) -> [Trait] {
        own = record ?? TraitRecord()
        // What is deployed was merged before: it is the same change, and names the same things.
        if let sha = change.sha, let known = own.landings.last(where: { $0.sha == sha }) {
            landing = Landing(
                value: known.value, sha: sha, at: max(known.at, change.at),
                names: Array(
                    (known.names + landing.names.filter { !known.names.contains($0) }).prefix(Landing.mostNames)))
        }
        own.land(landing)
        return things
    }

    /// What is to be written: the repository's record and the things', in the order in which they were named.
    package func records(_ found: [TraitRecord?]) -> [(Trait, TraitRecord)] {
        [(repository, own)]
            + zip(things, found).map { thing, record in
                var record = record ?? TraitRecord()
                record.land(landing)
                return (thing, record)
            }
    }
}
