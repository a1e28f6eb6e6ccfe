/// What the comparison found.
package struct ReconcileResponse: Codable, Hashable, Sendable {
    /// Issues compared.
    package var checked: Int
    /// Failures taken in that had been missed.
    package var ingested: Int
    /// Failures that wait for a placement for longer than they should.
    package var unaccounted: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(checked: Int, ingested: Int, unaccounted: Int) {
        self.checked = checked
        self.ingested = ingested
        self.unaccounted = unaccounted
    }
}
