import Contracts

/// Writes what lands in the repositories: the changes that some causes come from, some that fix or follow them, and many that
/// break nothing.
///
/// Its dice are its own, so that failures are the same with changes and without.
struct ChangeWriter {
    private let repositories: [SimulatedRepository]
    private var dice: Dice
    private var numbers: [Int]
    private var changes: [ChangeLanded] = []

    init(seed: UInt64, repositories: [SimulatedRepository]) {
        self.repositories = repositories
        dice = Dice(seed: seed ^ 0x5EED_C4A6_E5)
        numbers = repositories.indices.map { 100 + $0 * 17 }
    }

    /// In the order in which they land.
    mutating func write(_ causes: [SimulatedCause], from start: Timestamp, days: Int) -> [ChangeLanded] {
        for index in repositories.indices { everyday(index, from: start, days: days) }
        for cause in causes { if cause.isLocal { local(cause) } else { shared(cause) } }
        return changes.sorted { ($0.at, $0.label) < ($1.at, $1.label) }
    }

    /// Most of what lands breaks nothing.
    private mutating func everyday(_ index: Int, from start: Timestamp, days: Int) {
        let repository = repositories[index]
        let perDay = dice.between(0.1, 2)
        var day = dice.waiting(1 / perDay)
        while day < Double(days) {
            let moment = start + .milliseconds(Int64(day * 86_400_000))
            let model = dice.pick(repository.models)
            let source = Vocabulary.sources[dice.pick(repository.sources, else: 0)]
            let title = dice.pick([
                "Add \(Vocabulary.column(&dice)) to \(model)", "Refactor \(model)", "Update README",
                "Bump \(dice.pick(Vocabulary.packages)) to 1.\(dice.below(12)).\(dice.below(6))", "Tests for \(model)",
                "Read \(source.schema).\(source.table)", "Use \(dice.pick(Vocabulary.macros)) in \(model)",
                "Change the owner of a dashboard", "Format SQL", "Rename a column",
            ])
            land(index, title, at: moment, files: dice.happens(0.5) ? ["models/\(model).sql"] : [])
            day += dice.waiting(1 / perDay)
        }
    }

    /// A fault of one repository's own comes often enough from what landed there.
    private mutating func local(_ cause: SimulatedCause) {
        guard let index = cause.strikes.first, [.badDeploy, .schemaChange, .localFault].contains(cause.kind),
            dice.happens(0.5)
        else { return }
        let repository = repositories[index]
        let model = repository.models[(cause.id &* 7) % repository.models.count]
        let title =
            switch cause.kind {
            case .badDeploy:
                dice.pick(["Rework \(cause.macro)", "Use \(cause.library) \(cause.version)", "Clean up macros"])
            case .schemaChange: dice.pick(["Rename \(cause.column) in \(model)", "Drop what nobody reads"])
            default: dice.pick(["Rewrite \(model)", "Faster \(model)", "Small fixes"])
            }
        land(index, title, at: before(cause, hours: 5), files: dice.happens(0.6) ? ["models/\(model).sql"] : [])
    }

    /// Somebody releases the package, renames the column, upgrades the machines; not always in a repository that is watched.
    private mutating func shared(_ cause: SimulatedCause) {
        let home = (cause.library.utf8.count &* 31 &+ cause.source) % repositories.count
        let source = Vocabulary.sources[cause.source]
        switch cause.kind {
        case .badDeploy:
            if dice.happens(0.6) {
                let title = dice.pick([
                    "Release \(cause.library) \(cause.version)", "\(cause.library): rework \(cause.macro)",
                    "\(cause.macro) with strict checks",
                ])
                land(home, title, at: before(cause, hours: 2), files: ["macros/\(cause.macro).sql"])
            }
            // Who uses it follows by a change of its own.
            for index in cause.strikes where dice.happens(0.3) {
                land(
                    index, "Bump \(cause.library) to \(cause.version)", at: before(cause, hours: 1),
                    files: ["packages.yml"])
            }
        case .schemaChange where dice.happens(0.45):
            let title = dice.pick([
                "Rename \(cause.column) in \(source.schema).\(source.table)", "\(source.table): drop \(cause.column)",
                "New contract for \(source.schema)",
            ])
            land(home, title, at: before(cause, hours: 3), files: ["migrations/\(source.table).sql"])
        case .brokenRunner where dice.happens(0.3):
            land(home, "Upgrade \(cause.pool) image", at: before(cause, hours: 2), files: ["runners/\(cause.pool).tf"])
        case .expiredCredential where dice.happens(0.15):
            land(home, "Rotate \(cause.user)", at: before(cause, hours: 2))
        case .lateSource where dice.happens(0.15):
            land(home, "Move \(cause.connector) to another schedule", at: before(cause, hours: 6))
        default: break
        }
    }

    private mutating func before(_ cause: SimulatedCause, hours: Double) -> Timestamp {
        cause.start + .milliseconds(-Int64(dice.between(0.05, hours) * 3_600_000))
    }

    private mutating func land(_ index: Int, _ title: String, at moment: Timestamp, files: [String] = []) {
        numbers[index] += 1
        changes.append(
            ChangeLanded(
                repository: repositories[index].name, kind: "pull_request", number: numbers[index], title: title,
                files: files, actor: Actor(login: "octocat", isBot: false), at: moment))
    }
}
