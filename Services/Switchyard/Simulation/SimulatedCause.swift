import Contracts

/// What kind of thing goes wrong in a simulated platform.
package enum CauseKind: String, CaseIterable, Sendable {
    /// A warehouse is down, or crowded out.
    case warehouseOutage = "warehouse-outage"
    /// A login that several repositories use has run out.
    case expiredCredential = "credential-expiry"
    /// A column of a source is renamed, dropped or of another type.
    case schemaChange = "schema-change"
    /// Machines that several repositories build on are broken.
    case brokenRunner = "broken-runner"
    /// A package that several repositories use has a bad version.
    case badDeploy = "bad-deploy"
    /// A source comes late or empty.
    case lateSource = "late-source"
    /// A fault of one repository's own that none of the above is like.
    case localFault = "local-fault"
}

/// A cause, hidden from whoever correlates.
struct SimulatedCause: Sendable {
    let id: Int
    let kind: CauseKind
    let start: Timestamp
    let end: Timestamp
    /// Which of the platform's repositories it strikes, by index.
    let strikes: [Int]
    let account: Int
    let warehouse: String
    let user: String
    let pool: String
    let source: Int
    let column: String
    let connector: String
    let library: String
    let macro: String
    let version: String
    /// Which of several ways it shows.
    let flavour: Int
    /// The share of runs that it makes fail.
    let severity: Double

    var isLocal: Bool { strikes.count == 1 }

    /// Whether both break one thing in one time: that would be one cause.
    func isSameThing(as other: SimulatedCause) -> Bool {
        guard kind == other.kind, start <= other.end, other.start <= end else { return false }
        return switch kind {
        case .warehouseOutage: account == other.account
        case .expiredCredential: account == other.account && user == other.user
        case .schemaChange, .lateSource: source == other.source
        case .brokenRunner: pool == other.pool
        case .badDeploy: library == other.library
        case .localFault: false
        }
    }
}
