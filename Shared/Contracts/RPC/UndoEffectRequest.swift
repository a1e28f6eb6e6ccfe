/// Reverses an effect.
package struct UndoEffectRequest: Codable, Hashable, Sendable {
    /// Which.
    package var effectID: String
    /// Who says so.
    package var actor: String

    /// Made of its fields; lists and optional fields may be left out.
    package init(effectID: String, actor: String) {
        self.effectID = effectID
        self.actor = actor
    }

    private enum CodingKeys: String, CodingKey {
        case effectID = "effect_id"
        case actor
    }
}
