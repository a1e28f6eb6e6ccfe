import Contracts

/// Lays out what goes wrong, when and for whom.
struct CausePlanner {
    let repositories: [SimulatedRepository]
    let start: Timestamp
    let days: Int
    let pace: Double
    private var nextID = 0

    init(repositories: [SimulatedRepository], start: Timestamp, days: Int, pace: Double) {
        self.repositories = repositories
        self.start = start
        self.days = days
        self.pace = pace
    }

    mutating func plan(_ dice: inout Dice) -> [SimulatedCause] {
        var causes: [SimulatedCause] = []
        let total = Double(days)
        // A larger platform has more that breaks, but not in proportion.
        let perDay = 0.35 + Double(repositories.count) / 40
        var day = dice.waiting(1 / perDay)
        while day < total {
            // Where little is shared, not everything can strike two.
            for _ in 0..<6 {
                guard let cause = shared(at: day, &dice), !causes.contains(where: { $0.isSameThing(as: cause) }) else {
                    continue
                }
                causes.append(cause)
                break
            }
            day += dice.waiting(1 / perDay)
        }
        for index in repositories.indices {
            var day = dice.waiting(1 / (repositories[index].noise * pace))
            while day < total {
                causes.append(local(index, at: day, &dice))
                day += dice.waiting(1 / (repositories[index].noise * pace))
            }
        }
        // Coincidences: two repositories with faults of their own, of one kind, within the hour.
        day = dice.waiting(1 / perDay)
        while day < total {
            let kind = dice.pick(CauseKind.allCases, else: .localFault)
            let first = dice.below(repositories.count)
            let second = (first + 1 + dice.below(repositories.count - 1)) % repositories.count
            causes.append(local(first, at: day, kind: kind, &dice))
            causes.append(local(second, at: day + dice.between(0, 0.04), kind: kind, &dice))
            day += dice.waiting(1 / perDay)
        }
        return causes
    }

    /// `nil` when it would strike one repository only.
    private mutating func shared(at day: Double, _ dice: inout Dice) -> SimulatedCause? {
        let kinds = CauseKind.allCases.filter { $0 != .localFault }
        let kind = dice.pick(kinds, else: .warehouseOutage)
        let pattern = repositories[dice.below(repositories.count)]
        let source = dice.pick(pattern.sources, else: 0)
        let library = dice.pick(pattern.packages)
        var struck = repositories.indices.filter { index in
            let other = repositories[index]
            return switch kind {
            case .warehouseOutage: other.account == pattern.account
            case .expiredCredential: other.account == pattern.account && other.user == pattern.user
            case .schemaChange, .lateSource: other.sources.contains(source)
            case .brokenRunner: other.pool == pattern.pool
            case .badDeploy: other.packages.contains(library)
            case .localFault: false
            }
        }
        // Not all that could be struck are: what does not run in that time, or does not touch the part.
        let share = struck.count > 8 ? dice.between(0.2, 0.9) : dice.between(0.5, 1)
        struck = struck.filter { _ in dice.happens(share) }
        guard struck.count >= 2 else { return nil }
        return cause(kind, at: day, strikes: struck, like: pattern, source: source, library: library, &dice)
    }

    private mutating func local(
        _ index: Int, at day: Double, kind: CauseKind? = nil, _ dice: inout Dice
    ) -> SimulatedCause {
        let repository = repositories[index]
        let kind = kind ?? (dice.happens(0.45) ? .localFault : dice.pick(CauseKind.allCases, else: .localFault))
        // What breaks for one repository alone is its own: were it shared, others would have it too.
        return cause(
            kind, at: day, strikes: [index], like: repository, source: dice.below(Vocabulary.sources.count),
            library: "\(repository.name.name)_macros", &dice)
    }

    private mutating func cause(
        _ kind: CauseKind, at day: Double, strikes: [Int], like pattern: SimulatedRepository, source: Int,
        library: String, _ dice: inout Dice
    ) -> SimulatedCause {
        let hours: (Double, Double) =
            switch kind {
            case .warehouseOutage: (0.7, 5)
            case .expiredCredential: (4, 40)
            case .schemaChange: (5, 36)
            case .brokenRunner: (1.5, 14)
            case .badDeploy: (3, 24)
            case .lateSource: (4, 26)
            case .localFault: (0.5, 20)
            }
        let length = dice.between(hours.0, hours.1) * (strikes.count == 1 ? 0.5 : 1)
        let begin = start + .milliseconds(Int64(day * 86_400_000))
        nextID += 1
        return SimulatedCause(
            id: nextID, kind: kind, start: begin, end: begin + .milliseconds(Int64(length * 3_600_000)),
            strikes: strikes,
            account: pattern.account, warehouse: pattern.warehouse,
            // A single repository's expired login is one that only it uses.
            user: strikes.count == 1
                ? "\(pattern.name.name)_\(dice.pick(["job", "reader", "sync"]))" : pattern.user,
            pool: strikes.count > 1 || pattern.pool == "ubuntu-latest" ? pattern.pool : "\(pattern.name.name)-runner",
            source: source, column: Vocabulary.column(&dice),
            connector: dice.pick(Vocabulary.connectors), library: library, macro: dice.pick(Vocabulary.macros),
            version: "\(1 + dice.below(3)).\(dice.below(12)).\(dice.below(6))", flavour: dice.below(3),
            severity: dice.between(0.55, 1))
    }
}
