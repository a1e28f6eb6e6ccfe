/// Finds the features of a report that was read.
struct FeatureExtractor: Sendable {
    let lexicon: Lexicon
    let errors: ErrorTable
    /// Tokens at the end of a body that count as its closing words.
    static let closingTokens = 22

    /// Hands every feature of `text` and `facts` to `sink`. Linear in the tokens.
    @inline(__always)
    func extract(_ text: borrowing ReadText, concepts: inout ConceptTrail, sink: inout some FeatureSink) {
        text.tokens.withUnsafeBufferPointer { tokens in
            words(tokens, sink: &sink)
            places(tokens, sink: &sink)
            trail(tokens, into: &concepts)
            concepts.extract(sink: &sink)
            concepts.cross(lexicon, sink: &sink)
            knownErrors(tokens, sink: &sink)
            SignalReader.read(tokens, sink: &sink)
            characters(text.normalized, tokens, sink: &sink)
        }
    }

    @inline(__always)
    private func words(_ tokens: UnsafeBufferPointer<ReadText.Token>, sink: inout some FeatureSink) {
        for index in 0..<tokens.count {
            let token = tokens[index]
            sink.add(token.hash ^ Salt.word, .word, token: index, length: 1)
            if token.exactHash != token.hash {
                sink.add(token.exactHash ^ Salt.exact, .word, token: index, length: 1)
            }
            guard index + 1 < tokens.count, tokens[index + 1].section == token.section else { continue }
            sink.add(
                FeatureHash.join(token.stemHash, tokens[index + 1].stemHash) ^ Salt.pair, .word, token: index, length: 2
            )
        }
    }

    @inline(__always)
    private func places(_ tokens: UnsafeBufferPointer<ReadText.Token>, sink: inout some FeatureSink) {
        let closing = max(0, tokens.count - FeatureExtractor.closingTokens)
        for index in 0..<tokens.count {
            let token = tokens[index]
            guard !token.isNumber else { continue }
            switch token.section {
            case .title: sink.add(token.stemHash ^ Salt.title, .place, token: index, length: 1)
            case .machine: sink.add(token.stemHash ^ Salt.machine, .place, token: index, length: 1)
            case .prose:
                if index >= closing { sink.add(token.stemHash ^ Salt.closing, .place, token: index, length: 1) }
            }
            if token.negated { sink.add(token.stemHash ^ Salt.negated, .place, token: index, length: 1) }
        }
    }

    @inline(__always)
    private func trail(_ tokens: UnsafeBufferPointer<ReadText.Token>, into concepts: inout ConceptTrail) {
        concepts.start(tokenCount: tokens.count)
        var index = 0
        while index < tokens.count {
            if let found = lexicon.match(tokens, at: index) {
                concepts.append(
                    concept: found.concept, token: index, length: found.length, negated: tokens[index].negated,
                    line: tokens[index].line, section: tokens[index].section)
            }
            index += 1
        }
    }

    /// What the error table says of the codes and phrases that occur.
    @inline(__always)
    private func knownErrors(_ tokens: UnsafeBufferPointer<ReadText.Token>, sink: inout some FeatureSink) {
        for index in 0..<tokens.count {
            guard let found = errors.phrases.match(tokens, at: index) else { continue }
            for hash in errors.hashes[found.concept] {
                sink.add(hash ^ Salt.knownError, .knownError, token: index, length: found.length)
            }
        }
    }

    /// Three to five characters of a word with a space at each end, without crossing words.
    @inline(__always)
    func characters(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<ReadText.Token>, sink: inout some FeatureSink
    ) {
        for index in 0..<tokens.count {
            let token = tokens[index]
            guard !token.isNumber, sink.wantsSpelling(token, token: index) else { continue }
            var window: UInt64 = 0
            var seen = 0
            for position in Int(token.start) - 1...Int(token.end) {
                window = (window << 8) | UInt64(bytes[position])
                seen += 1
                guard seen >= 3 else { continue }
                sink.add((window & 0xFF_FFFF) ^ Salt.three, .character, token: index, length: 1)
                guard seen >= 4 else { continue }
                sink.add((window & 0xFFFF_FFFF) ^ Salt.four, .character, token: index, length: 1)
                guard seen >= 5 else { continue }
                sink.add((window & 0xFF_FFFF_FFFF) ^ Salt.five, .character, token: index, length: 1)
            }
            sink.endSpelling()
        }
    }
}

/// Keeps features of different kinds apart.
enum Salt {
    static let word: UInt64 = 0x1F83_D9AB_FB41_BD6B
    static let exact: UInt64 = 0x2F83_D9AB_5BE0_CD19
    static let pair: UInt64 = 0x3C6E_F372_FE94_F82B
    static let title: UInt64 = 0x4A54_FF53_A5F1_D36F
    static let machine: UInt64 = 0x510E_527F_ADE6_82D1
    static let closing: UInt64 = 0x6B05_688C_2B3E_6C1F
    static let negated: UInt64 = 0x7137_4491_D807_AA98
    static let three: UInt64 = 0x8000_0000_1283_5B01
    static let four: UInt64 = 0x9000_0000_2431_85BE
    static let five: UInt64 = 0xA000_0000_550C_7DC3
    static let concept: UInt64 = 0xB5C0_FBCF_EC4D_3B2F
    static let conceptPlace: UInt64 = 0xC19B_F174_CF69_2694
    static let conceptPair: UInt64 = 0xD807_AA98_A303_0242
    static let knownError: UInt64 = 0xE49B_69C1_9EF1_4AD2
    static let crossing: UInt64 = 0xE654_10E7_53A2_89B1
    static let signal: UInt64 = 0xEFBE_4786_384F_25E3
}
