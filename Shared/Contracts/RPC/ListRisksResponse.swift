/// Most likely first.
package struct ListRisksResponse: Codable, Hashable, Sendable {
    /// Most likely first.
    package var risks: [Risk]

    /// Made of its fields; lists and optional fields may be left out.
    package init(risks: [Risk] = []) {
        self.risks = risks
    }
}
