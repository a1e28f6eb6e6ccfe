/// One walk over a text, from left to right.
struct RedactionPass {
    let text: ByteText
    var output: ByteText = []
    var index = 0

    init(text: ByteText) {
        self.text = text
        output.reserveCapacity(text.count)
    }

    mutating func run() -> ByteText {
        while index < text.count {
            let byte = text[index]
            if byte == ":" || byte == "-" || byte == "_" || byte.isLetter {
                if takeForm(byte) || takeNamed() { continue }
            }
            output.append(byte)
            index += 1
        }
        return output
    }

    /// Writes what stands before the secret and the placeholder, and goes on behind it.
    mutating func take(_ kind: Redaction.Kind, from start: Int, to end: Int) -> Bool {
        output.append(contentsOf: text[index..<start])
        output.append(contentsOf: kind.placeholder.utf8)
        index = end
        return true
    }

    /// Whether a token could begin here: the byte before is none of its alphabet.
    var isAtBoundary: Bool { !text.byte(index - 1).isTokenByte }

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
