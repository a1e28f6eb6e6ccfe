package import Contracts

/// A repository of a simulated platform: what it runs on, what it reads, how its people and monitors report.
package struct SimulatedRepository: Sendable {
    /// How its failures are told.
    enum Style: CaseIterable, Sendable { case dbtLog, monitor, terse, prose, table, traceback }

    /// Its name.
    package let name: RepositoryName
    let adapter: Adapter
    /// Which of the platform's accounts its warehouse belongs to.
    let account: Int
    let warehouse: String
    let user: String
    let pool: String
    let sources: [Int]
    /// Which of the platform's packages it uses.
    let packages: [String]
    let bi: String
    let style: Style
    /// Hours between runs, and the minute at which they begin.
    let cadence: Int
    let phase: Int
    /// Failures of its own making a day.
    let noise: Double
    let tellsNodes: Bool
    let tellsLineage: Bool
    let tellsJob: Bool
    /// Whether it calls sources and columns by names of its own.
    let renames: Bool
    let models: [String]

    init(_ index: Int, accounts: [Adapter], _ dice: inout Dice) {
        let names = Vocabulary.teams
        let team = names[index % names.count] + (index < names.count ? "" : "_\(index / names.count)")
        name = Vocabulary.repository(team)
        account = min(accounts.count - 1, dice.below(accounts.count + 1))
        adapter = accounts[account]
        warehouse = dice.pick(Vocabulary.warehouses)
        user = dice.pick(Vocabulary.users) + ["", "_EU", "_US", "_ML", "_OPS"][account]
        pool = dice.pick(Vocabulary.pools)
        var read: Set<Int> = []
        for _ in 0..<(3 + dice.below(6)) { read.insert(Vocabulary.source(&dice)) }
        sources = read.sorted()
        packages = Vocabulary.packages.filter { _ in dice.happens(0.3) }
        bi = dice.pick(["tableau", "looker", "power_bi"])
        style = dice.pick(Style.allCases, else: .terse)
        cadence = dice.pick([1, 1, 2, 4, 6, 12, 24], else: 24)
        phase = dice.below(60)
        noise = 0.08 + 0.9 * dice.unit() * dice.unit()
        tellsNodes = dice.happens(0.65)
        tellsLineage = dice.happens(0.6)
        tellsJob = dice.happens(0.7)
        renames = dice.happens(0.25)
        models = (0..<(6 + dice.below(10))).map { _ in
            dice.pick(["fct", "dim", "stg", "int", "mart", "rpt"]) + "_" + dice.pick(Vocabulary.nouns)
                + (dice.happens(0.4) ? "_" + dice.pick(Vocabulary.suffixes) : "")
        }
    }
}

/// What a repository's tables live in.
enum Adapter: String, CaseIterable, Sendable { case snowflake, bigquery, databricks, postgres }
