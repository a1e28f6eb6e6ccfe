package import Contracts
import FailureText

/// What makes failures similar, as hashes: the words of the normalised error lines and of the title, the nodes, the systems,
/// the family and the code.
package struct FailureFeatures: Codable, Hashable, Sendable {
    /// At most this many features are kept: the nodes and systems first, then words in their order.
    package static let most = 48

    /// Ascending, each once.
    let hashes: [UInt32]

    /// Reads a failure.
    package init(_ failure: FailureObserved) {
        self.init(
            title: failure.title, lines: failure.error.lines, family: failure.error.family, code: failure.error.code,
            nodes: failure.nodes.map(\.uniqueID), systems: failure.systems)
    }

    /// Reads what is known of a failure; lines as they were reported, redacted. Linear time, any text.
    package init(
        title: String, lines: [String], family: String, code: String? = nil, nodes: [String] = [],
        systems: [String] = []
    ) {
        var features = Collector()
        features.add(family, kind: .family)
        if let code { features.add(code, kind: .code) }
        for node in nodes.prefix(12) {
            features.add(node, kind: .node)
            if let name = node.split(separator: ".").last { features.add(String(name), kind: .word) }
        }
        for system in systems.prefix(6) { features.add(system, kind: .system) }
        for line in NormalizedError.lines(lines) + [NormalizedError.line(title)] { features.addWords(of: line) }
        hashes = features.hashes.sorted()
    }

    /// Reads the list of hashes; what is too much, or twice, is left out.
    package init(from decoder: any Decoder) throws {
        let numbers = try decoder.singleValueContainer().decode([UInt32].self)
        hashes = Set(numbers.prefix(FailureFeatures.most)).sorted()
    }

    /// Writes the list of hashes.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hashes)
    }

    private enum Kind: UInt64 {
        case word = 1
        case node
        case system
        case family
        case code
    }

    private struct Collector {
        var hashes: Set<UInt32> = []

        mutating func add(_ text: String, kind: Kind) {
            insert(text.utf8.reduce(FeatureHash.seed) { FeatureHash.step($0, ByteTable.lower($1)) }, kind: kind)
        }

        /// Words of two letters and more; names hold together over `_` and digits.
        mutating func addWords(of line: String) {
            var hash = FeatureHash.seed
            var length = 0
            for byte in line.utf8 {
                if ByteTable.kind(byte) != ByteTable.separator || byte == UInt8(ascii: "_") {
                    hash = FeatureHash.step(hash, ByteTable.lower(byte))
                    length += 1
                } else {
                    if length > 1 { insert(hash, kind: .word) }
                    hash = FeatureHash.seed
                    length = 0
                }
            }
            if length > 1 { insert(hash, kind: .word) }
        }

        private mutating func insert(_ hash: UInt64, kind: Kind) {
            guard hashes.count < FailureFeatures.most else { return }
            hashes.insert(UInt32(truncatingIfNeeded: FeatureHash.join(kind.rawValue, hash) >> 16))
        }
    }
}
