package import Contracts

/// Looking up.
extension SimilarFailures {
    /// The remembered failures most similar to `features`, the most similar first and of equals the later seen.
    ///
    /// - Parameters:
    ///   - features: of the new failure.
    ///   - count: how many at most.
    ///   - least: similarity that they must have.
    ///   - excluded: a fingerprint that is not wanted, the new failure's own for one.
    package func nearest(
        to features: FailureFeatures, count: Int, least: Double = 0.2, excluding excluded: Fingerprint? = nil
    ) -> [SimilarFailure] {
        guard count > 0, !failures.isEmpty else { return [] }
        let weights = features.hashes.map(weight)
        var found: [SimilarFailure] = []
        for slot in candidates(features.hashes, weights) {
            guard let failure = failures[Int(slot)], failure.fingerprint != excluded else { continue }
            let similarity = similarity(features.hashes, weights, failure.features.hashes)
            if similarity >= least { found.append(SimilarFailure(failure: failure, similarity: similarity)) }
        }
        found.sort { left, right in
            if left.similarity != right.similarity { return left.similarity > right.similarity }
            if left.failure.lastSeen != right.failure.lastSeen { return left.failure.lastSeen > right.failure.lastSeen }
            return left.failure.fingerprint.rawValue < right.failure.fingerprint.rawValue
        }
        return Array(found.prefix(count))
    }

    /// Slots that share the most weight with the features, as far as the budget lets the lists be read.
    private func candidates(_ features: [UInt32], _ weights: [Float]) -> [Int32] {
        var shared = [Float](repeating: 0, count: failures.count)
        var touched: [Int32] = []
        var left = SimilarFailures.budget
        let rarestFirst = features.indices.sorted {
            (lists[SimilarFailures.list(features[$0])].count, features[$0])
                < (lists[SimilarFailures.list(features[$1])].count, features[$1])
        }
        for index in rarestFirst {
            let list = lists[SimilarFailures.list(features[index])]
            guard list.count <= left || touched.isEmpty else { break }
            let weight = weights[index]
            for slot in list.suffix(left) {
                if shared[Int(slot)] == 0 { touched.append(slot) }
                shared[Int(slot)] += weight
            }
            left = max(0, left - list.count)
        }
        var strongest = StrongestSlots(most: SimilarFailures.candidates)
        for slot in touched { strongest.offer(slot, weight: shared[Int(slot)], stamp: stamps[Int(slot)]) }
        return strongest.slots
    }

    /// Weight in common over weight in either, both lists ascending.
    private func similarity(_ mine: [UInt32], _ weights: [Float], _ theirs: [UInt32]) -> Double {
        var common: Float = 0
        var total: Float = 0
        var index = 0
        for feature in theirs {
            while index < mine.count, mine[index] < feature {
                total += weights[index]
                index += 1
            }
            if index < mine.count, mine[index] == feature {
                common += weights[index]
                total += weights[index]
                index += 1
            } else {
                total += weight(feature)
            }
        }
        while index < mine.count {
            total += weights[index]
            index += 1
        }
        return total > 0 ? Double(common / total) : 0
    }
}
