/// A report cut into tokens: lower-cased words and masked numbers, with where each stands in the original bytes.
///
/// Reused from report to report, so that reading allocates nothing once it has grown. Bytes only, linear in the length;
/// anything is accepted, valid UTF-8 or not.
struct ReadText: ~Copyable {
    /// Where a token stands in the report.
    enum Section: UInt8 {
        case title
        case prose
        case machine
    }

    struct Token {
        /// Of the lower-cased bytes, with every run of digits as one `0`.
        var hash: UInt64
        /// Of the lower-cased bytes as they are; equal to `hash` without digits.
        var exactHash: UInt64
        /// Of the word without its inflection.
        var stemHash: UInt64
        /// First byte in the normalised buffer.
        var start: Int32
        /// One past the last byte in the normalised buffer.
        var end: Int32
        /// First byte in the original section.
        var rawStart: Int32
        /// One past the last byte in the original section.
        var rawEnd: Int32
        /// Counted from the title's 0.
        var line: Int32
        var section: Section
        /// Whether a negation stands in the three tokens before, in the same line.
        var negated: Bool
        /// Whether it has no letter.
        var isNumber: Bool
        /// What the digits of a number say, at most 999,999; -1 for words.
        var value: Int32
        /// What the word is to the reading of signals.
        var mark: WordMark
        /// The byte before it in the original.
        var before: UInt8
    }

    /// Bytes of a body that are read: longer bodies lose their middle.
    static let headBytes = 24 * 1024
    static let tailBytes = 8 * 1024

    private(set) var tokens: [Token] = []
    /// The tokens' normalised bytes, one space between two.
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 64 * 1024
    private var written = 0
    private(set) var lineCount: Int32 = 0
    private(set) var byteCount = 0
    private var isFenced = false
    private let marks = WordMark.table

    init() {
        tokens.reserveCapacity(2048)
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// The tokens' normalised bytes, one space between two.
    var normalized: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: written) }

    /// Replaces what was read before.
    mutating func read(title: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>) {
        tokens.removeAll(keepingCapacity: true)
        // At worst every other byte is a word of one letter, with a space after it.
        reserve(
            2 * (min(title.count, ReadText.tailBytes) + min(body.count, ReadText.headBytes + ReadText.tailBytes)) + 2)
        bytes[0] = 0x20
        written = 1
        lineCount = 0
        isFenced = false
        byteCount = title.count + body.count
        readLines(title, from: 0, to: min(title.count, ReadText.tailBytes), section: .title)
        lineCount += 1
        let limit = ReadText.headBytes + ReadText.tailBytes
        guard body.count > limit else { return readLines(body, from: 0, to: body.count, section: .prose) }
        readLines(body, from: 0, to: ReadText.headBytes, section: .prose)
        readLines(body, from: body.count - ReadText.tailBytes, to: body.count, section: .prose)
    }

    private mutating func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        bytes.deallocate()
        capacity = needed
        bytes = .allocate(capacity: capacity)
    }

    private mutating func readLines(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int, section: Section) {
        var index = from
        while index < to {
            var end = index
            while end < to, bytes[end] != 0x0A { end += 1 }
            let kind = section == .title ? .title : lineSection(bytes, from: index, to: end)
            readLine(bytes, from: index, to: end, section: kind)
            lineCount += 1
            index = end + 1
        }
    }

    /// Indented and fenced lines are a machine's; the rest is prose or a monitor's facts.
    private mutating func lineSection(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> Section {
        guard to - from >= 3 else { return isFenced ? .machine : .prose }
        if bytes[from] == 0x60, bytes[from + 1] == 0x60, bytes[from + 2] == 0x60 {
            isFenced.toggle()
            return .machine
        }
        let isIndented = bytes[from] == 0x09 || (bytes[from] == 0x20 && bytes[from + 1] == 0x20)
        return isFenced || isIndented ? .machine : .prose
    }

    private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int, section: Section) {
        var negation = 0
        var cursor = TokenCursor(bytes: bytes, index: from, end: to)
        while let word = cursor.next(into: self.bytes, &written) {
            self.bytes[written] = 0x20
            written &+= 1
            let stem = Stem.hash(self.bytes, from: word.start, to: word.end, otherwise: word.hash)
            let mark = WordMark.of(word.hash, in: marks)
            tokens.append(
                Token(
                    hash: word.hash, exactHash: word.exactHash, stemHash: stem, start: Int32(word.start),
                    end: Int32(word.end), rawStart: Int32(word.rawStart), rawEnd: Int32(word.rawEnd), line: lineCount,
                    section: section, negated: negation > 0, isNumber: !word.hasLetter,
                    value: word.hasLetter ? -1 : word.value,
                    mark: mark, before: word.rawStart > from ? bytes[word.rawStart - 1] : 0x0A))
            negation = mark == .negation ? 4 : negation - 1
        }
    }
}
