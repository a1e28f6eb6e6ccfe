/// Splits Swift into tokens, passing over comments and what strings say, but not over what they interpolate.
///
/// A string is one token, its quotation mark.
struct CodeTokens {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lastEnd = -1
    private var tokens: [CodeToken] = []

    static func tokens(of text: String) -> [CodeToken] {
        var scanner = CodeTokens(bytes: Array(text.utf8))
        scanner.code(isInterpolation: false)
        return scanner.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func at(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
        }
    }

    private mutating func emit(from start: Int, line: Int) {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        tokens.append(CodeToken(text: text, line: line, isAdjacent: start == lastEnd))
        lastEnd = index
    }

    private mutating func code(isInterpolation: Bool) {
        var depth = 0
        while index < bytes.count {
            let start = index
            switch at(0) {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
            case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/"):
                while index < bytes.count, at(0) != UInt8(ascii: "\n") { advance() }
            case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"): blockComment()
            case UInt8(ascii: "\""), UInt8(ascii: "#"): if !string() { word() }
            case let byte where CodeTokens.isWord(byte) || byte == UInt8(ascii: "@"): word()
            case let byte:
                depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
                if isInterpolation, depth < 0 { return }
                advance()
                emit(from: start, line: line)
            }
        }
    }

    private mutating func word() {
        let start = index
        advance()
        while CodeTokens.isWord(at(0)) { advance() }
        emit(from: start, line: line)
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if at(0) == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
                depth += 1
                advance(2)
            } else if at(0) == UInt8(ascii: "*"), at(1) == UInt8(ascii: "/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && index < bytes.count
    }

    /// Passes over a string literal of any form; false when none begins here.
    private mutating func string() -> Bool {
        var hashes = 0
        while at(hashes) == UInt8(ascii: "#") { hashes += 1 }
        guard at(hashes) == UInt8(ascii: "\"") else { return false }
        let quote = UInt8(ascii: "\"")
        let width = at(hashes + 1) == quote && at(hashes + 2) == quote ? 3 : 1
        let (start, startLine) = (index, line)
        advance(hashes + width)
        while index < bytes.count {
            if (0..<width).allSatisfy({ at($0) == quote }), has(hashes, after: width) {
                advance(width + hashes)
                break
            }
            if at(0) == UInt8(ascii: "\\"), has(hashes, after: 1) {
                let isInterpolation = at(1 + hashes) == UInt8(ascii: "(")
                advance(2 + hashes)
                if isInterpolation { code(isInterpolation: true) }
            } else {
                advance()
            }
        }
        tokens.append(CodeToken(text: "\"", line: startLine, isAdjacent: start == lastEnd))
        lastEnd = index
        return true
    }

    private func has(_ hashes: Int, after offset: Int) -> Bool {
        (0..<hashes).allSatisfy { at(offset + $0) == UInt8(ascii: "#") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"), 0x80...:
            true
        default: false
        }
    }
}
