/// How a run ended.
package struct RunStatus: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `success`.
    package static let success = RunStatus(rawValue: "success")
    /// The word `failed`.
    package static let failed = RunStatus(rawValue: "failed")
    /// The word `cancelled`.
    package static let cancelled = RunStatus(rawValue: "cancelled")
    /// The word `skipped`.
    package static let skipped = RunStatus(rawValue: "skipped")

    /// The words of this version, in their documented order.
    package static let known: [RunStatus] = [
        .success, .failed, .cancelled, .skipped,
    ]
}
