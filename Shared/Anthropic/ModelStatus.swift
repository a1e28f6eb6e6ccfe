/// What Anthropic says of a model.
package struct ModelStatus: Decodable, Hashable, Sendable {
    /// Its name, with aliases resolved.
    package var id: String
    /// `active`, `deprecated` or `retired`.
    package var lifecycle: String?

    /// Made of its fields.
    package init(id: String, lifecycle: String? = nil) {
        self.id = id
        self.lifecycle = lifecycle
    }
}
