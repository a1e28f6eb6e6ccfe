/// Finds the labelled reports that resemble a report: cosine of words weighted by how rare they are.
package struct NearestCases: Sendable {
    private let reports: [LabelledReport]
    /// By word: the reports that have it, and its weight.
    private let postings: [Substring: (reports: [Int32], weight: Float)]
    private let norms: [Float]

    /// Indexes the reports; a fraction of a second for thousands.
    package init(_ reports: [LabelledReport]) {
        self.reports = reports
        var lists: [Substring: [Int32]] = [:]
        let words = reports.map { NearestCases.words($0.title + "\n" + $0.body) }
        for (index, set) in words.enumerated() {
            for word in set { lists[word, default: []].append(Int32(index)) }
        }
        let count = Float(max(1, reports.count))
        postings = lists.mapValues { ($0, NearestCases.weight(share: Float($0.count) / count)) }
        let weights = lists.mapValues { NearestCases.weight(share: Float($0.count) / count) }
        norms = words.map { set in
            set.reduce(Float(0)) { $0 + (weights[$1] ?? 0) * (weights[$1] ?? 0) }.squareRoot()
        }
    }

    /// The `count` nearest, the nearest first; linear in the words and the reports that share them.
    package func nearest(to text: String, count: Int) -> [LabelledReport] {
        var scores: [Int32: Float] = [:]
        for word in NearestCases.words(text) {
            // A word that everybody uses says nothing and would cost the most.
            guard let posting = postings[word], posting.weight > 1 else { continue }
            for report in posting.reports { scores[report, default: 0] += posting.weight * posting.weight }
        }
        let ranked = scores.map { (index: Int($0), score: $1 / max(1, norms[Int($0)])) }
            .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
        return ranked.prefix(count).map { reports[$0.index] }
    }

    /// Falls from about 8 for a word of one report to 0 for a word of all: a logarithm without its cost.
    private static func weight(share: Float) -> Float {
        var value: Float = 0
        var rest = max(share, 1e-4)
        while rest < 1 {
            rest *= 2
            value += 1
        }
        return value
    }

    private static func words(_ text: String) -> Set<Substring> {
        let lowered = text.prefix(8192).lowercased()
        return Set(
            lowered.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { (3...40).contains($0.utf8.count) })
    }
}
