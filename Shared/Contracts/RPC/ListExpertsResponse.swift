/// All roles.
package struct ListExpertsResponse: Codable, Hashable, Sendable {
    /// In the order of the published roles.
    package var experts: [ExpertRoster]

    /// Made of its fields; lists and optional fields may be left out.
    package init(experts: [ExpertRoster] = []) {
        self.experts = experts
    }
}
