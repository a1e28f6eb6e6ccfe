/// A record as it was read: its bytes, and the version that a step checks before it overwrites it.
package struct StateRecord: Hashable, Sendable {
    /// 0 when the record does not exist; else a number that no other state of any record has.
    package let version: Int64
    /// The bytes, JSON by convention; `nil` when the record does not exist.
    package let data: [UInt8]?

    /// Made of its parts.
    package init(version: Int64, data: [UInt8]?) {
        self.version = version
        self.data = data
    }

    /// What is not there.
    package static let absent = StateRecord(version: 0, data: nil)
}

/// A member of an index with its score.
package struct ScoredMember: Hashable, Sendable {
    /// The member.
    package let member: String
    /// Its score: milliseconds since the epoch in every index of moments.
    package let score: Int64

    /// Made of its parts.
    package init(member: String, score: Int64) {
        self.member = member
        self.score = score
    }
}
