import Contracts

extension EmbeddedModel {
    /// Phrases that are given at most.
    static let evidenceLimit = 5
    /// Words in a phrase at most.
    static let phraseLimit = 12

    /// The phrases of the report in `scratch` that moved the verdict towards the category in `lane`.
    func evidence(
        _ facts: ReportFacts, lane: Int, probabilities: SIMD16<Float>, scratch: inout ModelScratch
    ) -> [Evidence] {
        let moved = movedByToken(lane: lane, probabilities: probabilities, scratch: &scratch)
        var phrases: [(range: Range<Int>, weight: Float)] = []
        var start = 0
        let tokens = scratch.text.tokens
        while start < tokens.count {
            var end = start
            while end < tokens.count, tokens[end].line == tokens[start].line { end += 1 }
            phrases += EmbeddedModel.heaviest(moved, in: start..<end)
            start = end
        }
        phrases.sort { $0.weight == $1.weight ? $0.range.lowerBound < $1.range.lowerBound : $0.weight > $1.weight }
        var evidence: [Evidence] = []
        for phrase in phrases.prefix(EmbeddedModel.evidenceLimit * 3) where evidence.count < EmbeddedModel.evidenceLimit
        {
            let first = tokens[phrase.range.lowerBound]
            let section = first.section == .title ? facts.title : facts.body
            let bytes = section.utf8.dropFirst(Int(first.rawStart))
                .prefix(Int(tokens[phrase.range.upperBound - 1].rawEnd - first.rawStart))
            guard let quote = String(bytes), !evidence.contains(where: { $0.quote == quote }) else { continue }
            evidence.append(Evidence(quote: quote, weight: (Double(phrase.weight) * 1000).rounded() / 1000))
        }
        return evidence
    }

    private func movedByToken(
        lane: Int, probabilities: SIMD16<Float>, scratch: inout ModelScratch
    ) -> [Float] {
        var direction = SIMD16<Float>.zero
        let others = max(1e-6, 1 - probabilities[lane])
        for other in 0..<5 { direction[other] = -probabilities[other] / others }
        direction[lane] = 1
        return withCounter(&scratch) { counter, scratch in
            extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &counter)
            var collector = EvidenceCollector(
                counter: counter, values: scratch.values, model: self, direction: direction,
                tokenCount: scratch.text.tokens.count)
            extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &collector)
            return collector.moved
        }
    }

    /// The run of tokens in one line that adds up to most. Source: Kadane's algorithm, cut at ``phraseLimit``.
    private static func heaviest(_ moved: [Float], in line: Range<Int>) -> [(range: Range<Int>, weight: Float)] {
        var best: (range: Range<Int>, weight: Float)?
        var from = line.lowerBound
        var sum: Float = 0
        for index in line {
            if sum <= 0 || index - from >= phraseLimit {
                from = index
                sum = 0
            }
            sum += moved[index]
            if sum > (best?.weight ?? 0.02) { best = (from..<index + 1, sum) }
        }
        return best.map { [$0] } ?? []
    }
}
