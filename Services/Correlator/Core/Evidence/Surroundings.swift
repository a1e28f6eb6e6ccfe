/// What a repository is known to run on: the hosts, logins, runners and sources that its own earlier failures named.
///
/// A failure seldom names all that it stands on. That two repositories use one account speaks for one cause behind their
/// timeouts; that they use two speaks against it.
package struct Surroundings: Codable, Hashable, Sendable {
    /// The most things of a kind.
    static let most = 6

    /// Numbers of hosts.
    private(set) var hosts: [UInt64] = []
    /// Numbers of logins.
    private(set) var credentials: [UInt64] = []
    /// Numbers of runners.
    private(set) var runners: [UInt64] = []
    /// Numbers of source tables.
    private(set) var sources: [UInt64] = []

    init() {}

    /// Whether the kind is one of these.
    static func counts(_ kind: TraitKind) -> Bool { [.host, .credential, .runner, .source].contains(kind) }

    mutating func add(_ kind: TraitKind, _ key: UInt64) {
        func insert(_ list: inout [UInt64]) {
            if list.count < Surroundings.most, !list.contains(key) { list.append(key) }
        }
        switch kind {
        case .host: insert(&hosts)
        case .credential: insert(&credentials)
        case .runner: insert(&runners)
        case .source: insert(&sources)
        default: break
        }
    }

    /// With what a failure names itself, which comes first.
    func with(named traits: [Spell.RatedTrait]) -> Surroundings {
        var all = Surroundings()
        for rated in traits { all.add(rated.trait.kind, rated.trait.key) }
        for (kind, keys) in [
            (TraitKind.host, hosts), (.credential, credentials), (.runner, runners), (.source, sources),
        ] {
            for key in keys { all.add(kind, key) }
        }
        return all
    }

    /// 1 when something is on both lists, −1 when both have something and nothing in common, 0 when one is not known.
    static func agreement(_ one: [UInt64], _ other: [UInt64]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        return one.contains(where: other.contains) ? 1 : -1
    }
}
