/// What the linear model says before calibration.
package struct ModelScores: Sendable, Hashable {
    /// Lanes 0…4 the categories' scores, 8…12 the experts'.
    var logits: SIMD16<Float>
    /// Share of the report's words and word pairs that training never saw, 0…1.
    package var unfamiliarity: Float
    /// Words read.
    package var wordCount: Int
}

extension EmbeddedModel {
    /// The scores of one report; allocates nothing once `scratch` has grown.
    package func scores(
        title: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>, scratch: inout ModelScratch
    ) -> ModelScores {
        scratch.text.read(title: title, body: body)
        return scoresOfRead(scratch: &scratch)
    }

    func scoresOfRead(scratch: inout ModelScratch) -> ModelScores {
        vocabulary.rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else {
                return ModelScores(logits: .zero, unfamiliarity: 1, wordCount: 0)
            }
            var counter = FeatureCounter(
                rows: base, bits: Vocabulary.bits, counts: scratch.counts, touched: scratch.touched)
            extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &counter)
            let logits = sum(counter)
            scratch.clear(counter.touchedCount)
            let unknown = Float(counter.unknownWords) / Float(max(1, counter.allWords))
            return ModelScores(logits: logits, unfamiliarity: unknown, wordCount: scratch.text.tokens.count)
        }
    }

    @inline(__always)
    private func sum(_ counter: FeatureCounter) -> SIMD16<Float> {
        var sums = (
            SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero
        )
        var squares = SIMD8<Float>.zero
        weights.withUnsafeBufferPointer { weights in
            vocabulary.rarity.withUnsafeBufferPointer { rarity in
                for index in 0..<counter.touchedCount {
                    let row = Int(counter.touched[index])
                    let value = rarity[row] * Vocabulary.dampened[min(Int(counter.counts[row]), 255)]
                    let term = weights[row] * value
                    switch vocabulary.family(row) {
                    case 0: sums.0 += term
                    case 1: sums.1 += term
                    case 2: sums.2 += term
                    case 3: sums.3 += term
                    default: sums.4 += term
                    }
                    squares[vocabulary.family(row)] += value * value
                }
            }
        }
        let scales = EmbeddedModel.scales(squares)
        var logits = weights[0]
        logits += sums.0 * scales[0]
        logits += sums.1 * scales[1]
        logits += sums.2 * scales[2]
        logits += sums.3 * scales[3]
        logits += sums.4 * scales[4]
        return logits
    }

    static func scales(_ squares: SIMD8<Float>) -> SIMD8<Float> {
        var scales = SIMD8<Float>.zero
        for family in FeatureFamily.allCases {
            let lane = Int(family.rawValue)
            scales[lane] = family.scale / max(squares[lane].squareRoot(), 1e-6)
        }
        return scales
    }
}
