/// The concepts of a report in their order, and the features made of them.
struct ConceptTrail {
    struct Step {
        var concept: Int
        var negated: Bool
        var token: Int
        var length: Int
        var line: Int32
        var section: ReadText.Section

        var hash: UInt64 { UInt64(concept &* 2 &+ (negated ? 1 : 0)) &* 0xD6E8_FEB8_6659_FD93 }
    }

    /// Steps that form pairs, so that a hostile report costs no more than its length.
    static let longest = 256
    private(set) var steps: [Step] = []
    private var tokenCount = 0

    mutating func start(tokenCount: Int) {
        steps.removeAll(keepingCapacity: true)
        self.tokenCount = tokenCount
    }

    mutating func append(
        concept: Int, token: Int, length: Int, negated: Bool, line: Int32, section: ReadText.Section
    ) {
        guard steps.count < ConceptTrail.longest else { return }
        steps.append(
            Step(concept: concept, negated: negated, token: token, length: length, line: line, section: section))
    }

    /// Different concepts below `limit` that stand outside the machine's lines.
    func distinct(below limit: Int) -> Int {
        var seen: UInt64 = 0
        for step in steps where step.concept < min(64, limit) && step.section != .machine {
            seen |= 1 << UInt64(step.concept)
        }
        return seen.nonzeroBitCount
    }

    /// Each concept alone and by place, each pair of neighbours, each pair in a line.
    @inline(__always)
    func extract(sink: inout some FeatureSink) {
        let closing = max(0, tokenCount - FeatureExtractor.closingTokens)
        for index in 0..<steps.count {
            let step = steps[index]
            sink.add(step.hash ^ Salt.concept, .concept, token: step.token, length: step.length)
            let place: UInt64 =
                step.section == .title ? 1 : step.section == .machine ? 2 : step.token >= closing ? 3 : 4
            sink.add((step.hash &+ place) ^ Salt.conceptPlace, .concept, token: step.token, length: step.length)
            for next in index + 1..<min(index + 4, max(index + 1, steps.count)) {
                guard steps[next].concept != step.concept else { continue }
                let ordered = step.hash < steps[next].hash
                let pair = FeatureHash.join(
                    ordered ? step.hash : steps[next].hash, ordered ? steps[next].hash : step.hash)
                sink.add(pair ^ Salt.conceptPair, .concept, token: step.token, length: step.length)
            }
        }
    }
}
