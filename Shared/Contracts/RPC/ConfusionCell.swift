/// How often one category was taken for another.
package struct ConfusionCell: Codable, Hashable, Sendable {
    /// As labelled.
    package var truth: Category
    /// As decided.
    package var given: Category
    /// Reports.
    package var count: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(truth: Category, given: Category, count: Int) {
        self.truth = truth
        self.given = given
        self.count = count
    }
}
