/// What kinds of thing two failures can share.
package enum TraitKind: Int, Codable, CaseIterable, Sendable {
    /// The identity of the error.
    case fingerprint
    /// Error family and code.
    case error
    /// A machine or account by name.
    case host
    /// A warehouse, cluster, reservation or database by name.
    case warehouse
    /// A user, role, service account or login.
    case credential
    /// Machines that workflows run on.
    case runner
    /// A loader's connector.
    case connector
    /// A source table that it stands on.
    case source
    /// A node that failed.
    case node
    /// A dashboard or application that stands on it.
    case exposure
    /// A system that is named.
    case system
    /// An identifier in the error that is not the repository's own: a column, a table, a package, a version.
    case name
    /// Another word of the error.
    case word
    /// The repository itself, for its own rate of failing.
    case repository
    /// A change of code that landed shortly before: a merged pull request, a push, a deployment.
    case change
    /// What the classifier calls the error.
    case type

    /// The name that people and streams see.
    package var name: String {
        switch self {
        case .error: "error"
        case .word: "text"
        default: "\(self)"
        }
    }

    /// Whether it names one thing that can break.
    package var isThing: Bool {
        switch self {
        case .host, .warehouse, .credential, .runner, .connector: true
        default: false
        }
    }

    /// How often such a thing fails that was never seen, as failures in four weeks.
    var prior: Double {
        switch self {
        case .fingerprint, .source, .node, .exposure, .change: 0.5
        case .host, .warehouse, .credential, .runner, .connector: 1
        case .error: 2
        case .system, .type: 6
        case .name: 0.5
        case .word: 1
        case .repository: 4
        }
    }
}

/// A thing that failures can share.
package struct Trait: Codable, Hashable, Sendable, Comparable {
    /// What kind of thing.
    package let kind: TraitKind
    /// The thing, clipped.
    package let value: String
    /// A number for it: FNV-1a over kind and value.
    package let key: UInt64

    /// Made of its parts.
    package init(_ kind: TraitKind, _ value: String) {
        self.kind = kind
        self.value = value.utf8.count <= 200 ? value : String(value.prefix(100))
        var hash = StableHash()
        hash.add(UInt8(truncatingIfNeeded: kind.rawValue))
        hash.add(value)
        key = hash.value
    }

    /// As how many failures in four weeks it counts before any was seen, beyond its kind's prior.
    var familiarity: Int { (kind == .word || kind == .name) && FamiliarWords.contains(value) ? FamiliarWords.prior : 0 }

    /// By their numbers.
    package static func < (left: Trait, right: Trait) -> Bool { left.key < right.key }
}

/// FNV-1a of 64 bits: the same on every machine and in every process, which Swift's own hashes are not.
///
/// Source: Fowler, Noll and Vo, IETF draft-eastlake-fnv.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF)
    }
}
