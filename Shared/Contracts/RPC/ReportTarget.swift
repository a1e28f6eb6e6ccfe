/// A figure against what is aimed at.
package struct ReportTarget: Codable, Hashable, Sendable {
    /// What is measured, in words.
    package var name: String
    /// The least share that is aimed at, 0…1.
    package var target: Double
    /// The share that was reached, 0…1; unset when there was nothing to measure.
    package var reached: Double?

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        name: String, target: Double = 0, reached: Double? = nil
    ) {
        self.name = name
        self.target = target
        self.reached = reached
    }
}
