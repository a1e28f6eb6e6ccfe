/// A count with a name.
package struct CountByName: Codable, Hashable, Sendable {
    /// What is counted.
    package var name: String
    /// How many.
    package var count: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}
