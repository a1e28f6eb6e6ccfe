/// Reading log lines of any system.
extension TemplateTokens {
    /// Reads a log line: tokens stand between spaces, and one with a digit is a variable, of which only the key before `=`
    /// counts. Names may differ. Any bytes, linear time.
    package init(logLine line: some Sequence<UInt8>) {
        self.init()
        let bytes = Array(line)
        bytes.withUnsafeBufferPointer { read(logLine: $0) }
    }

    /// Reads a log line in the place of what was there.
    package mutating func read(logLine bytes: UnsafeBufferPointer<UInt8>) {
        clear()
        var index = 0
        while index < bytes.count {
            while index < bytes.count, bytes[index] <= 0x20 { index &+= 1 }
            guard index < bytes.count else { break }
            var hash = FeatureHash.seed
            var key: UInt64?
            var hasDigit = false
            while index < bytes.count, bytes[index] > 0x20 {
                let byte = bytes[index]
                hash = FeatureHash.step(hash, byte)
                if byte &- 0x30 < 10 {
                    hasDigit = true
                } else if byte == 0x3D, !hasDigit {
                    key = hash
                }
                index &+= 1
            }
            append(hasDigit ? key.map(TemplateTokens.word) ?? TemplateTokens.variable : TemplateTokens.word(hash))
        }
    }
}
