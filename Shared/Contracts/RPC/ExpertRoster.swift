/// A role and who is behind it.
package struct ExpertRoster: Codable, Hashable, Sendable {
    /// The role.
    package var expert: Expert
    /// In the order of the policy.
    package var members: [ExpertMember]
    /// Who takes over.
    package var fallback: Expert?

    /// Made of its fields; lists and optional fields may be left out.
    package init(expert: Expert, members: [ExpertMember] = [], fallback: Expert? = nil) {
        self.expert = expert
        self.members = members
        self.fallback = fallback
    }
}
