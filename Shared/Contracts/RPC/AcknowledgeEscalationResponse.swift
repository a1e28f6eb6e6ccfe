/// What people see now.
package struct AcknowledgeEscalationResponse: Codable, Hashable, Sendable {
    /// Where it stands.
    package var notice: Notice

    /// Made of its fields.
    package init(notice: Notice) { self.notice = notice }

    private enum CodingKeys: String, CodingKey { case notice }
}
