/// Says that two incidents are one.
package struct MergeIncidentsRequest: Codable, Hashable, Sendable {
    /// The one that stays.
    package var into: ULID
    /// The one that is absorbed.
    package var from: ULID
    /// Who says so.
    package var actor: String

    /// Made of its fields; lists and optional fields may be left out.
    package init(into: ULID, from: ULID, actor: String) {
        self.into = into
        self.from = from
        self.actor = actor
    }
}
