/// Where an effect stands in the ledger.
package struct EffectState: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Recorded, not yet sent.
    package static let planned = EffectState(rawValue: "planned")
    /// Being sent; after a crash it is looked up outside first.
    package static let started = EffectState(rawValue: "started")
    /// Applied outside.
    package static let done = EffectState(rawValue: "done")
    /// Given up, with the reason.
    package static let failed = EffectState(rawValue: "failed")
    /// Reversed.
    package static let undone = EffectState(rawValue: "undone")

    /// The words of this version, in their documented order.
    package static let known: [EffectState] = [
        .planned, .started, .done, .failed, .undone,
    ]
}
