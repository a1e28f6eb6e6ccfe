extension ConceptTrail {
    /// The platforms that are named, the first of them, and each together with all that tells of the course of events,
    /// wherever they stand: a dropped connection is the warehouse's, though dbt's log tells of it.
    @inline(__always)
    func cross(_ lexicon: Lexicon, sink: inout some FeatureSink) {
        var courses: UInt64 = 0
        var platforms: UInt64 = 0
        var first = 0
        for step in steps where step.concept < Lexicon.crossed {
            if step.concept < lexicon.contextCount {
                courses |= 1 << UInt64(step.concept)
            } else if step.concept >= lexicon.firstPlatform {
                if platforms == 0 { first = step.concept }
                platforms |= 1 << UInt64(step.concept)
            }
        }
        add(platforms, 77, sink: &sink)
        add(UInt64(first), 78, sink: &sink)
        for platform in lexicon.firstPlatform..<lexicon.platformEnd where platforms & 1 << UInt64(platform) != 0 {
            var left = courses
            while left != 0 {
                add(UInt64(left.trailingZeroBitCount), UInt64(platform), sink: &sink)
                left &= left &- 1
            }
        }
    }

    @inline(__always)
    private func add(_ one: UInt64, _ other: UInt64, sink: inout some FeatureSink) {
        sink.add(FeatureHash.join(one, other) ^ Salt.crossing, .concept, token: 0, length: 0)
    }
}
