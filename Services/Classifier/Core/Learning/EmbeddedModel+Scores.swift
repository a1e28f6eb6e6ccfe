/// What the linear model says before calibration.
package struct ModelScores: Sendable, Hashable {
    /// Lanes 0…4 the categories' scores, 8…12 the experts'.
    var logits: SIMD16<Float>
    /// Share of the report's words that training never saw, 0…1.
    package var unfamiliarity: Float
    /// Different concepts outside the machine's lines that tell of the course of events.
    package var contextCount: Int
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
        withCounter(&scratch) { counter, scratch in
            extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &counter)
            let unknown = Float(counter.unknownWords) / Float(max(1, counter.allWords))
            return ModelScores(
                logits: sum(counter, values: scratch.values), unfamiliarity: unknown,
                contextCount: scratch.concepts.distinct(below: extractor.lexicon.contextCount),
                wordCount: scratch.text.tokens.count)
        }
    }

    /// Lends a counter over the scratch memory, which is clean again afterwards.
    @inline(__always)
    func withCounter<Value>(
        _ scratch: inout ModelScratch, _ work: (inout FeatureCounter, inout ModelScratch) -> Value
    ) -> Value {
        vocabulary.rows.withUnsafeBufferPointer { rows in
            weights.withUnsafeBufferPointer { weights in
                vocabulary.rarity.withUnsafeBufferPointer { rarity in
                    spellings.words.withUnsafeBufferPointer { words in
                        guard let rows = rows.baseAddress, let weights = weights.baseAddress,
                            let rarity = rarity.baseAddress, let words = words.baseAddress
                        else { preconditionFailure("a model has rows") }
                        var counter = FeatureCounter(
                            rows: rows, bits: Vocabulary.bits, wordRows: vocabulary.familyEnds[0],
                            counts: scratch.counts,
                            touched: scratch.touched,
                            spellings: SpellingTable.Reader(words: words, weights: weights, rarity: rarity))
                        let value = work(&counter, &scratch)
                        scratch.clear(counter.touchedCount)
                        return value
                    }
                }
            }
        }
    }

    @inline(__always)
    private func sum(_ counter: FeatureCounter, values: UnsafeMutablePointer<Float>) -> SIMD16<Float> {
        let scales = vocabulary.scales(counter, values: values)
        var logits = weights[0].lanes + counter.spelling * FeatureFamily.spellingScale(words: counter.spelledWords)
        weights.withUnsafeBufferPointer { weights in
            for index in 0..<counter.touchedCount {
                let row = Int(counter.touched[index])
                logits += weights[row].lanes * (values[index] * scales[vocabulary.family(row)])
            }
        }
        return logits
    }
}
