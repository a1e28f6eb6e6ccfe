/// Says that somebody sees to what people were called for.
package struct AcknowledgeEscalationRequest: Codable, Hashable, Sendable {
    /// What: `incident:<id>` or `issue:<subject>`, as the notification names it.
    package var key: String
    /// Who.
    package var actor: String

    /// Made of its fields.
    package init(key: String, actor: String) {
        self.key = key
        self.actor = actor
    }

    private enum CodingKeys: String, CodingKey { case key, actor }
}
