/// What numbers and outcomes say of the course of events: all of so many or one of them, a change of version, what came
/// first and what last.
enum SignalReader {
    /// How something ended, as one word says it.
    private enum Outcome: UInt64 {
        case good = 1
        case bad = 2
    }

    @inline(__always)
    static func read(_ tokens: UnsafeBufferPointer<ReadText.Token>, sink: inout some FeatureSink) {
        var counts = (good: 0, bad: 0)
        var first: Outcome?
        var last: Outcome?
        var lastToken = 0
        for index in 0..<tokens.count {
            let token = tokens[index]
            if token.isNumber {
                share(tokens, index, sink: &sink)
            } else if token.mark == .arrow || (token.before == 0x3E && index > 0) {
                change(tokens, index, sink: &sink)
            } else if token.mark == .from {
                range(tokens, index, sink: &sink)
            }
            guard let outcome = outcome(token) else { continue }
            if outcome == .good { counts.good += 1 } else { counts.bad += 1 }
            first = first ?? outcome
            last = outcome
            lastToken = index
        }
        guard let first, let last else { return add(60, 0, sink: &sink) }
        let course = first.rawValue * 4 + last.rawValue
        add(61, course, token: lastToken, length: 1, sink: &sink)
        add(62, UInt64(min(3, counts.good) * 4 + min(3, counts.bad)), sink: &sink)
        add(63, course * 16 + UInt64(min(3, counts.good) * 4 + min(3, counts.bad)), sink: &sink)
    }

    @inline(__always)
    private static func outcome(_ token: ReadText.Token) -> Outcome? {
        if token.mark == .good { return token.negated ? .bad : .good }
        if token.mark == .bad { return token.negated ? .good : .bad }
        return nil
    }

    /// `3/3`, `1 of 40`: all, one or some of so many, with the outcome that stands near.
    @inline(__always)
    private static func share(
        _ tokens: UnsafeBufferPointer<ReadText.Token>, _ index: Int, sink: inout some FeatureSink
    ) {
        var other = index + 1
        guard other < tokens.count, tokens[other].line == tokens[index].line else { return }
        if tokens[other].mark == .of { other += 1 } else if tokens[other].before != 0x2F { return }
        guard other < tokens.count, tokens[other].isNumber, tokens[other].line == tokens[index].line else { return }
        let (part, whole) = (tokens[index].value, tokens[other].value)
        guard whole >= part, whole > 0 else { return }
        let kind: UInt64 = part == whole ? (whole == 1 ? 1 : 2) : part == 0 ? 3 : part == 1 ? 4 : 5
        add(10, kind, token: index, length: other - index + 1, sink: &sink)
        for near in max(0, index - 3)..<min(tokens.count, other + 4) where tokens[near].line == tokens[index].line {
            guard let outcome = outcome(tokens[near]) else { continue }
            add(11, kind * 4 + outcome.rawValue, token: index, length: other - index + 1, sink: &sink)
            return
        }
    }

    /// `1.9 -> 1.10`, `a → b`.
    @inline(__always)
    private static func change(
        _ tokens: UnsafeBufferPointer<ReadText.Token>, _ index: Int, sink: inout some FeatureSink
    ) {
        let isSign = tokens[index].mark == .arrow
        let next = isSign ? index + 1 : index
        guard index > 0, next < tokens.count, tokens[next].line == tokens[index - 1].line else { return }
        let numbers = (tokens[index - 1].isNumber ? 2 : 0) + (tokens[next].isNumber ? 1 : 0)
        add(20, UInt64(numbers), token: index - 1, length: next - index + 2, sink: &sink)
    }

    /// `from 0.20 to 0.21`.
    @inline(__always)
    private static func range(
        _ tokens: UnsafeBufferPointer<ReadText.Token>, _ index: Int, sink: inout some FeatureSink
    ) {
        let end = min(tokens.count, index + 6)
        guard index + 1 < end, tokens[index + 1].isNumber else { return }
        for other in index + 2..<end where tokens[other].mark == .to {
            add(21, 0, token: index, length: other - index + 1, sink: &sink)
            return
        }
    }

    @inline(__always)
    private static func add(
        _ kind: UInt64, _ value: UInt64, token: Int = 0, length: Int = 0, sink: inout some FeatureSink
    ) {
        sink.add(FeatureHash.join(kind, value) ^ Salt.signal, .signal, token: token, length: length)
    }
}
