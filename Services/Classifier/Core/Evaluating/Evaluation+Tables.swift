extension Evaluation {
    /// A range of confidence, and how often what was said with it was right.
    package struct ReliabilityBin: Codable, Sendable, Hashable {
        /// Lower end of the range; the upper is 0.1 higher.
        package let from: Double
        /// Judgements in it.
        package let count: Int
        /// Their mean confidence.
        package let confidence: Double
        /// Share that was right.
        package let accuracy: Double
    }

    /// Ten equal ranges of confidence; those without judgements are left out.
    package var reliability: [ReliabilityBin] {
        (0..<10).compactMap { bin in
            let inside = judgements.filter { min(9, Int($0.confidence * 10)) == bin }
            guard !inside.isEmpty else { return nil }
            let count = Double(inside.count)
            return ReliabilityBin(
                from: Double(bin) / 10, count: inside.count,
                confidence: inside.reduce(0) { $0 + $1.confidence } / count,
                accuracy: Double(inside.count(where: \.isRight)) / count)
        }
    }

    /// A share of the judgements, the surest, and how often they were right.
    package struct CoveragePoint: Codable, Sendable, Hashable {
        /// 0…1.
        package let coverage: Double
        /// Confidence of the least sure among them.
        package let threshold: Double
        /// Share that was right.
        package let accuracy: Double
        /// Share whose expert was right.
        package let expertAccuracy: Double

        private enum CodingKeys: String, CodingKey {
            case coverage
            case threshold
            case accuracy
            case expertAccuracy = "expert_accuracy"
        }
    }

    /// The surest 25, 50, 75 and 100 %.
    package var coverage: [CoveragePoint] {
        [0.25, 0.5, 0.75, 1].map { share in
            let count = Int((Double(judgements.count) * share).rounded())
            let surest = judgements.prefix(count)
            let right = Double(surest.count(where: \.expertIsRight))
            return CoveragePoint(
                coverage: share, threshold: surest.last?.confidence ?? 0, accuracy: accuracy(surest: share),
                expertAccuracy: surest.isEmpty ? 0 : right / Double(count))
        }
    }

    /// What was said wrongly, the surest first.
    package func worstMisses(_ limit: Int) -> [Judgement] {
        Array(judgements.lazy.filter { !$0.isRight }.prefix(limit))
    }

    /// Share of right categories by system, the worst first; systems with fewer than ten judgements are left out.
    package var accuracyBySystem: [(system: String, count: Int, accuracy: Double)] {
        let groups = Dictionary(grouping: judgements, by: \.system).filter { $0.value.count >= 10 }
        let rows = groups.map { system, judged in
            (
                system: system, count: judged.count,
                accuracy: Double(judged.count(where: \.isRight)) / Double(judged.count)
            )
        }
        return rows.sorted { ($0.accuracy, $0.system) < ($1.accuracy, $1.system) }
    }
}
