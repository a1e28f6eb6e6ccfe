import Signatures

/// The identity of a failure over runs, days, hosts and row counts.
///
/// `v1:` and the first 16 hexadecimal digits of the SHA-256 over the family and the normalised error lines, each ended by a
/// line feed. Lines that say nothing once masked, and repeated lines, don't count. Two reports of one failure have the same;
/// another model, column or error code gives another. A change of the rules raises the version and clusters anew.
package enum Fingerprint {
    /// The version that all fingerprints made here begin with.
    package static let version = "v1"

    /// - Parameters:
    ///   - family: as in `ErrorExtraction.family`.
    ///   - lines: the error lines as they were reported, redacted.
    package static func make(family: String, lines: [String]) -> String {
        make(family: family, normalized: NormalizedError.lines(lines))
    }

    static func make(family: String, normalized lines: [String]) -> String {
        let identity = ([family] + lines).map { $0 + "\n" }.joined()
        return "\(version):\(SHA256Digest(of: identity).hex.prefix(16))"
    }
}
