/// The effect as it stands now.
package struct EffectResponse: Codable, Hashable, Sendable {
    /// The ledger's record.
    package var effect: Effect

    /// Made of its fields; lists and optional fields may be left out.
    package init(effect: Effect) {
        self.effect = effect
    }
}
