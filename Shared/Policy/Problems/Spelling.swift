/// Finds the name that someone meant to write.
enum Spelling {
    /// The candidate nearest to `word`, if it is near enough to be what was meant.
    ///
    /// Upper and lower case, hyphens and underscores count as equal; otherwise at most a third of the letters may differ,
    /// or the word may be the beginning of a single candidate.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard (1...64).contains(word.utf8.count) else { return nil }
        let wanted = letters(word)
        let limit = max(1, wanted.count / 3)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let letters = letters(candidate)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate ?? completion(of: wanted, among: candidates)
    }

    private static func completion(of beginning: [UInt8], among candidates: some Sequence<String>) -> String? {
        let matching = candidates.filter { letters($0).starts(with: beginning) }
        return beginning.count > 2 && matching.count == 1 ? matching.first : nil
    }

    /// The Damerau–Levenshtein distance in its optimal string alignment form: insertions, deletions, substitutions and
    /// swaps of neighbours, no part edited twice.
    ///
    /// Source: F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in right.indices {
                let cost = left[row] == right[column] ? 0 : 1
                var best = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }

    private static func letters(_ word: String) -> [UInt8] {
        word.lowercased().utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "_") : $0 }
    }
}
