import Contracts

/// How far the look at an outside party has come, and who is at it.
struct PollRecord: Codable, Hashable, Sendable {
    /// Everything up to this moment of the domain's clock has been taken in; unset before the first time.
    var through: Timestamp?
    /// Nobody else looks before this moment of real time.
    var leasedUntil: Timestamp
    /// Who looks, or looked last.
    var holder: String

    private enum CodingKeys: String, CodingKey {
        case through, holder
        case leasedUntil = "leased_until"
    }
}
