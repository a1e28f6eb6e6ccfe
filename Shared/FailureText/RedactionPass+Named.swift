/// Secrets that are known by the name before them.
extension RedactionPass {
    /// No value that might be left standing is looked at beyond this many bytes, which keeps the pass linear.
    private static let reach = 256

    typealias Value = (kind: Redaction.Kind, start: Int, end: Int)

    /// The secret that the name that begins at the index announces.
    func namedValue() -> Value? {
        let end = text.end(from: index, limit: Self.reach, while: Self.isNameByte)
        if let bearer = bearer(nameEnd: end) { return bearer }
        guard let (strength, kind) = SecretName.strength(text[index..<end]) else { return nil }
        guard let (start, isAssignment) = valueStart(nameEnd: end) else { return nil }
        let isQuery = isAssignment && (text.byte(index - 1) == "?" || text.byte(index - 1) == "&")
        switch strength {
        case .certain: return value(kind, at: start, onlyIfRandom: false)
        case .likely: return value(kind, at: start, onlyIfRandom: !isQuery)
        case .inQuery: return isQuery ? value(kind, at: start, onlyIfRandom: false) : nil
        case .header: return header(at: start)
        }
    }

    static func isNameByte(_ byte: UInt8) -> Bool { byte.isTokenByte || byte == "." }

    /// Behind the name: a closing quote, spaces, `=`, `:`, `:=` or `=>`, spaces. Behind `--name` a space will do.
    private func valueStart(nameEnd: Int) -> (start: Int, isAssignment: Bool)? {
        var cursor = nameEnd
        while text.byte(cursor) == "\\" { cursor += 1 }
        if text.byte(cursor) == "\"" || text.byte(cursor) == "'" { cursor += 1 }
        let spaced = text.end(from: cursor, limit: 8) { $0 == " " || $0 == 9 }
        let separator = text.byte(spaced)
        if separator == ":" || separator == "=" {
            let next = text.byte(spaced + 1)
            let isPair = next == (separator == ":" ? "=" : ">")
            let start = text.end(from: spaced + (isPair ? 2 : 1), limit: 8) { $0 == " " || $0 == 9 }
            return (start, separator == "=")
        }
        return text.has("--", at: index) && spaced > cursor ? (spaced, false) : nil
    }

    private func value(_ kind: Redaction.Kind, at start: Int, onlyIfRandom: Bool) -> Value? {
        var start = start
        while text.byte(start) == "\\" { start += 1 }
        let quote = text.byte(start)
        let isQuoted = quote == "\"" || quote == "'"
        if isQuoted { start += 1 }
        guard !isReference(at: start), !isPlaceholder(at: start, quote: isQuoted ? quote : nil) else { return nil }
        if onlyIfRandom, !looksRandom(at: start, quote: isQuoted ? quote : nil) { return nil }
        let end = valueEnd(from: start, quote: isQuoted ? quote : nil)
        guard end > start, !isWordOfNothing(text[start..<end]) else { return nil }
        return (kind, start, end)
    }

    /// The end of a quoted value (its closing quote or the line's end), or of a bare one.
    private func valueEnd(from start: Int, quote: UInt8?, limit: Int = .max) -> Int {
        var end = start
        var brackets = 0
        let isEscaped = quote != nil && text.byte(start - 2) == "\\"
        let last = limit < text.count - start ? start + limit : text.count
        while end < last, text[end] != "\n" {
            let byte = text[end]
            if let quote {
                if byte == quote || (isEscaped && byte == "\\" && text.byte(end + 1) == quote) { break }
                if byte == "\\", end + 1 < last, text[end + 1] != "\n" { end += 1 }
            } else {
                if byte == "[" { brackets += 1 }
                if byte == "]" {
                    if brackets == 0 { break }
                    brackets -= 1
                }
                if byte.isSpace || Self.endsBareValue(byte) { break }
            }
            end += 1
        }
        return min(end, last)
    }

    private static func endsBareValue(_ byte: UInt8) -> Bool {
        switch byte {
        case ",", ";", "&", "\"", "'", "<", ">", "`", ")", "}", "|": true
        default: false
        }
    }

    /// `${{ secrets.X }}`, `$PGPASSWORD`, `{{ env_var(…) }}`, `***`: where a secret would be, not the secret.
    private func isReference(at start: Int) -> Bool {
        if text.has("{{", at: start) || text.has("***", at: start) || text.has("${", at: start) { return true }
        if text.has("$(", at: start) { return true }
        guard text.byte(start) == "$" else { return false }
        let end = text.end(from: start + 1, limit: 64) { $0.isUpper || $0 == "_" }
        return end > start + 2 && !text.byte(end).isWord
    }

    private func isPlaceholder(at start: Int, quote: UInt8?) -> Bool {
        guard text.has("[redacted:", at: start) else { return false }
        let end = text.end(from: start + 10, limit: 32) { $0.isLetter || $0 == "_" }
        return text.byte(end) == "]" && valueEnd(from: start, quote: quote, limit: Self.reach) == end + 1
    }

    private func looksRandom(at start: Int, quote: UInt8?) -> Bool {
        let end = valueEnd(from: start, quote: quote, limit: Self.reach)
        if end - start >= Self.reach { return true }
        let value = text[start..<end]
        guard value.count >= 16, value.contains(where: \.isDigit), value.contains(where: \.isLetter) else {
            return false
        }
        return !value.contains(UInt8(ascii: "[")) && !value.contains(UInt8(ascii: " "))
    }

    private func isWordOfNothing(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 9 else { return false }
        let word = String(decoding: value.map(\.lowercased), as: UTF8.self)
        return ["null", "none", "nil", "true", "false", "undefined", "empty", "\\n"].contains(word)
            || (word.first == "/" && word.dropFirst().allSatisfy(\.isLetter))
    }

    private func header(at start: Int) -> Value? {
        var start = start
        if text.byte(start) == "\"" || text.byte(start) == "'" { start += 1 }
        let scheme = text.end(from: start, limit: 16, while: \.isLetter)
        let known = ["bearer", "basic", "token", "digest", "apikey", "negotiate", "aws"]
        if text.byte(scheme) == " ", known.contains(String(text[start..<scheme].map(\.lowercased))) {
            start = scheme + 1
        }
        guard !isReference(at: start), !isPlaceholder(at: start, quote: nil) else { return nil }
        let end = text.end(from: start) { $0 != 10 && $0 != 13 && $0 != "\"" && $0 != "'" && $0 != "`" && $0 != "\\" }
        guard end > start, !text.has("[redacted:", at: start) else { return nil }
        return (.authorization, start, end)
    }

    /// `Bearer …` without its header.
    private func bearer(nameEnd: Int) -> Value? {
        guard nameEnd - index == 6, text.has("Bearer ", at: index) || text.has("bearer ", at: index) else {
            return nil
        }
        let start = nameEnd + 1
        let end = text.end(from: start) {
            $0.isTokenByte || $0 == "." || $0 == "=" || $0 == "+" || $0 == "/" || $0 == "~"
        }
        guard end - start >= 16, text[start..<end].contains(where: \.isDigit) else { return nil }
        return (.authorization, start, end)
    }
}
