/// Phrases by concept: what the field's people write when they mean that something recovered, that it followed a
/// change, that a person is asked to grant something.
///
/// A phrase is a run of words; inflection and case are ignored and a number matches any number. Matching walks a trie
/// from every token, at most ``longestPhrase`` steps: linear in the text.
package struct Lexicon: Sendable {
    static let longestPhrase = 8
    /// Concepts that can be crossed with each other: a bit each.
    static let crossed = 64

    /// The concepts in the order of their numbers.
    package let concepts: [String]
    /// Concepts that tell of the course of events come first; those that only name who speaks follow from `personwords`.
    let contextCount: Int
    /// Concepts from here on name platforms.
    let firstPlatform: Int
    /// Open addressing: key of (node, stem) and the node it leads to.
    private var keys: [UInt64]
    private var children: [Int32]
    private let mask: Int
    /// By node: 1 + the concept that ends there, 0 for none.
    private var ends: [Int32] = [0]
    /// Stems that some phrase begins with: a small filter before the table.
    private var starts: [Bool]

    /// Whether a number in a phrase matches only itself.
    private let exactNumbers: Bool

    /// One past the last concept that names a platform.
    var platformEnd: Int { max(firstPlatform, min(concepts.count, Lexicon.crossed)) }

    /// Reads lines `concept: phrase | phrase`; a concept may have several lines, `#` begins a comment.
    package init(text: String) {
        var order: [String] = []
        var phrases: [String: [String]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = String(line[..<colon])
            if phrases[name] == nil { order.append(name) }
            phrases[name, default: []] += line[line.index(after: colon)...].split(separator: "|").map(String.init)
        }
        self.init(entries: order.map { ($0, phrases[$0] ?? []) }, exactNumbers: false)
    }

    /// Concepts with their phrases; of two equal phrases the later counts.
    init(entries: [(concept: String, phrases: [String])], exactNumbers: Bool) {
        self.exactNumbers = exactNumbers
        concepts = entries.map(\.concept)
        contextCount = concepts.firstIndex(of: "personwords") ?? concepts.count
        firstPlatform = concepts.firstIndex(of: "biname") ?? concepts.count
        var size = 1024
        while size < entries.reduce(0, { $0 + $1.phrases.count }) * Lexicon.longestPhrase { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        children = [Int32](repeating: 0, count: size)
        mask = size - 1
        starts = [Bool](repeating: false, count: 1 << 14)
        for (number, entry) in entries.enumerated() {
            for phrase in entry.phrases {
                let words = words(of: phrase)
                if !words.isEmpty, words.count <= Lexicon.longestPhrase { insert(words, concept: Int32(number)) }
            }
        }
    }

    /// The longest phrase that begins at `index` in one line: its concept and its number of tokens.
    @inline(__always)
    func match(_ tokens: UnsafeBufferPointer<ReadText.Token>, at index: Int) -> (concept: Int, length: Int)? {
        guard starts[FeatureHash.bucket(key(tokens[index]), bits: 14)] else { return nil }
        var node: Int32 = 0
        var best: (Int, Int)?
        var position = index
        let line = tokens[index].line
        while position < tokens.count, position - index < Lexicon.longestPhrase, tokens[position].line == line {
            node = child(of: node, key(tokens[position]))
            guard node != 0 else { break }
            position += 1
            let concept = ends[Int(node)]
            if concept != 0 { best = (Int(concept) - 1, position - index) }
        }
        return best
    }

    private func child(of node: Int32, _ stem: UInt64) -> Int32 {
        let key = FeatureHash.join(UInt64(node) &+ 1, stem) | 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return children[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private mutating func insert(_ stems: [UInt64], concept: Int32) {
        starts[FeatureHash.bucket(stems[0], bits: 14)] = true
        var node: Int32 = 0
        for stem in stems {
            let next = child(of: node, stem)
            if next != 0 {
                node = next
                continue
            }
            let key = FeatureHash.join(UInt64(node) &+ 1, stem) | 1
            var slot = Int(truncatingIfNeeded: key >> 20) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            ends.append(0)
            node = Int32(ends.count - 1)
            keys[slot] = key
            children[slot] = node
        }
        ends[Int(node)] = concept + 1
    }

    private func words(of phrase: String) -> [UInt64] {
        var text = ReadText()
        text.read(title: phrase, body: "")
        return text.tokens.map(key)
    }

    @inline(__always)
    private func key(_ token: ReadText.Token) -> UInt64 {
        exactNumbers && token.exactHash != token.hash ? token.exactHash : token.stemHash
    }
}
