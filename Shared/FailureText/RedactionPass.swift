/// One walk over a text, from left to right.
struct RedactionPass {
    let text: ByteText
    private var output: ByteText = []
    var index = 0
    /// What stands before is in the output.
    private var written = 0
    /// The end of the secret taken last: a word begins there, as it does behind the placeholder.
    private(set) var restart = -1
    /// A value found by its name, not yet reached: the name and what follows it may hold secrets of their own.
    private var value: (kind: Redaction.Kind, start: Int, end: Int)?

    init(text: ByteText) {
        self.text = text
    }

    /// The text without its secrets; `nil` when it has none.
    mutating func run() -> ByteText? {
        while index < text.count {
            if let value, value.start <= index {
                self.value = nil
                if value.start == index, take(value.kind, to: value.end) { continue }
            }
            let byte = text[index]
            if byte == ":" || byte == "-" || byte == "_" || byte.isLetter {
                if takeForm(byte) { continue }
                if value == nil, startsName { value = namedValue() }
            }
            index += 1
        }
        guard written > 0 else { return nil }
        output.append(contentsOf: text[written...])
        return output
    }

    /// Writes what stands before the secret and the placeholder, and goes on behind it.
    mutating func take(_ kind: Redaction.Kind, to end: Int) -> Bool {
        output.append(contentsOf: text[written..<index])
        output.append(contentsOf: kind.placeholder.utf8)
        index = end
        written = end
        restart = end
        return true
    }

    /// Goes to the secret and takes it.
    mutating func take(_ kind: Redaction.Kind, from start: Int, to end: Int) -> Bool {
        index = start
        return take(kind, to: end)
    }

    /// Whether a token could begin here: the byte before is none of its alphabet.
    var isAtBoundary: Bool { index == restart || !text.byte(index - 1).isTokenByte }

    /// Whether a name could begin here.
    @inline(__always)
    private var startsName: Bool { index == restart || !Self.isNameByte(text.byte(index - 1)) }

    @inline(__always)
    private mutating func takeForm(_ byte: UInt8) -> Bool {
        switch byte {
        case ":": takeURLCredentials()
        case "-": takePEM()
        case "g": takeGitHub()
        case "s": takeKey()
        case "x": takeSlackToken()
        case "d": takeDbt()
        case "h": takeSlackWebhook()
        case "e": takeJWT()
        case "A": takeAWS()
        default: false
        }
    }

    /// Takes a prefix and at least `minimum` bytes of its alphabet.
    mutating func takePrefixed(
        _ prefix: StaticString, _ kind: Redaction.Kind, minimum: Int, while test: (UInt8) -> Bool
    ) -> Bool {
        guard text.has(prefix, at: index) else { return false }
        let start = index + prefix.utf8CodeUnitCount
        let end = text.end(from: start, while: test)
        return end - start >= minimum && take(kind, from: index, to: end)
    }
}
