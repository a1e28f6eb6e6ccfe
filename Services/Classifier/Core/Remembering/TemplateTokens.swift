/// A normalised error or a log line as a template tree compares it: one number a token, and one hash over everything that
/// must not differ.
package struct TemplateTokens: Hashable, Sendable {
    /// At most this many tokens are compared; those behind count only by their number and, where they must not differ, by
    /// ``anchors``.
    package static let longest = 64

    /// What a template has where its members differ. No line has it.
    static let wildcard: UInt32 = 0
    /// A masked variable: equal to every other masked variable, but not to the wildcard.
    static let variable: UInt32 = 1

    /// The first ``longest`` tokens.
    var tokens: [UInt32] = []
    /// Tokens in all.
    var count = 0
    /// Hash of what must be equal, with its places: family, codes and names. Zero for lines whose names may differ.
    var anchors: UInt64 = 0

    /// No token yet.
    package init() { tokens.reserveCapacity(TemplateTokens.longest) }

    /// Whether there is enough text to tell errors apart by what they have in common.
    package var isTelling: Bool { count >= 5 }

    /// Forgets the tokens and keeps their memory.
    mutating func clear() {
        tokens.removeAll(keepingCapacity: true)
        count = 0
        anchors = 0
    }

    @inline(__always)
    mutating func append(_ token: UInt32) {
        if tokens.count < TemplateTokens.longest { tokens.append(token) }
        count &+= 1
    }

    /// Demands that members of a template agree in `hash` at this place.
    @inline(__always)
    mutating func anchor(_ hash: UInt64) {
        anchors = FeatureHash.join(anchors, FeatureHash.join(UInt64(count), hash))
    }

    /// A word's number, never that of the wildcard or of a variable.
    @inline(__always)
    static func word(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 32) | 2
    }

    /// Where in the tree the line belongs: its length, its first token and what must not differ.
    var path: UInt64 {
        var hash = FeatureHash.join(UInt64(count), anchors)
        for token in tokens.prefix(1) { hash = FeatureHash.join(hash, UInt64(token)) }
        return hash
    }

    /// Hash of all of it.
    var identity: UInt64 {
        tokens.reduce(FeatureHash.join(UInt64(count), anchors)) { FeatureHash.join($0, UInt64($1)) }
    }
}
