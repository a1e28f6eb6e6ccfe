/// Whether false alarms are closed.
package struct FalsePositivePolicy: Hashable, Sendable {
    /// Whether at all.
    package internal(set) var close = true
    /// The least confidence for it; 0…1.
    package internal(set) var minConfidence = 0.92

    static let section = Section(
        name: "false positives", initial: FalsePositivePolicy(),
        fields: [
            Field(
                "close", \.close, .boolean,
                "Whether an issue that structured evidence shows to be a false alarm is closed."),
            Field("min_confidence", \.minConfidence, .number(0...1), "The least confidence for it."),
        ])
}
