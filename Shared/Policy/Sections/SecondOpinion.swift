/// A second model for what matters more.
package struct SecondOpinion: Hashable, Sendable {
    /// The model.
    package internal(set) var model = "claude-opus-5-5"
    /// When it is asked; empty for never.
    package internal(set) var when: [Occasion] = [.critical, .uncertain]

    /// When a second opinion is asked for.
    package enum Occasion: String, Hashable, Sendable, CaseIterable {
        /// The failure is critical.
        case critical
        /// The first answer is uncertain.
        case uncertain
        /// The first answer and the local verdict differ.
        case disagreement
    }

    static let section = Section(
        name: "second opinion", initial: SecondOpinion(),
        fields: [
            Field("model", \.model, .model, "The model."),
            Field(
                "when", \.when, .list(of: .choice("occasion")),
                "When it is asked: the failure is critical, the first answer is uncertain, or it differs from the local verdict. `[]` never asks."
            ),
        ])
}
