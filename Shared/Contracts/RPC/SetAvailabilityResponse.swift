/// What is in force now.
package struct SetAvailabilityResponse: Codable, Hashable, Sendable {
    /// The person.
    package var member: ExpertMember

    /// Made of its fields; lists and optional fields may be left out.
    package init(member: ExpertMember) {
        self.member = member
    }
}
