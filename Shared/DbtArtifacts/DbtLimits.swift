/// How much of an artifact is kept; what goes beyond is left out, never an error.
enum DbtLimits {
    /// Nodes of one artifact.
    static let nodes = 100_000
    /// Nodes and edges of a manifest's graph.
    static let graphNodes = 500_000
    static let graphEdges = 4_000_000
    /// Exposures of a manifest.
    static let exposures = 20_000
    /// Bytes of one message: head and tail.
    static let message = 12 * 1024
    /// Bytes of an id or a path.
    static let identity = 1024

    /// The text, at most `message` bytes of it, cut in the middle.
    static func clip(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.count > message else { return text }
        let head = String(decoding: bytes.prefix(message * 3 / 4), as: UTF8.self)
        let tail = String(decoding: bytes.suffix(message / 4), as: UTF8.self)
        return "\(head)\n[…]\n\(tail)"
    }

    /// An id or a path, at most `identity` bytes of it.
    static func identity(_ text: String) -> String {
        text.utf8.count <= identity ? text : String(decoding: text.utf8.prefix(identity), as: UTF8.self)
    }
}
