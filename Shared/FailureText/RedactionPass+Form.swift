/// Secrets that are known by their form.
///
/// Sources: docs.github.com "About authentication to GitHub" (token prefixes); docs.aws.amazon.com "IAM identifiers" (key id
/// prefixes); api.slack.com "Token types"; docs.getdbt.com "Authentication tokens"; RFC 7519 (JWT); RFC 7468 (PEM).
extension RedactionPass {
    mutating func takeGitHub() -> Bool {
        if text.byte(index + 1) == "h", text.byte(index + 3) == "_" {
            switch text.byte(index + 2) {
            case "p", "o", "u", "s", "r":
                let start = index + 4
                let end = text.end(from: start) { $0.isWord }
                return end - start >= 20 && take(.githubToken, from: index, to: end)
            default: return false
            }
        }
        return takePrefixed("github_pat_", .githubToken, minimum: 20) { $0.isWord }
    }

    mutating func takeKey() -> Bool {
        if takePrefixed("sk-ant-", .anthropicKey, minimum: 8, while: { $0.isTokenByte }) { return true }
        guard isAtBoundary, text.has("sk-", at: index) else { return false }
        let end = text.end(from: index + 3) { $0.isTokenByte }
        guard end - index >= 23, text[index..<end].contains(where: \.isDigit) else { return false }
        return take(.apiKey, from: index, to: end)
    }

    mutating func takeSlackToken() -> Bool {
        if text.has("xox", at: index), text.byte(index + 3).isLetter, text.byte(index + 4) == "-" {
            let end = text.end(from: index + 5) { $0.isTokenByte || $0 == "." }
            return end - index >= 15 && take(.slackToken, from: index, to: end)
        }
        return takePrefixed("xapp-", .slackToken, minimum: 10) { $0.isTokenByte }
    }

    mutating func takeDbt() -> Bool {
        for prefix: StaticString in ["dbtc_", "dbtu_", "dbts_"]
        where takePrefixed(prefix, .dbtToken, minimum: 16, while: { $0.isTokenByte || $0 == "=" }) { return true }
        return false
    }

    mutating func takeSlackWebhook() -> Bool {
        let prefix: StaticString = "hooks.slack.com/"
        guard text.has(prefix, at: index) else { return false }
        let start = index + prefix.utf8CodeUnitCount
        let end = text.end(from: start) { $0.isTokenByte || $0 == "/" }
        return end - start >= 12 && take(.slackWebhook, from: start, to: end)
    }

    mutating func takeAWS() -> Bool {
        guard isAtBoundary, text.has("AKIA", at: index) || text.has("ASIA", at: index) else { return false }
        let end = text.end(from: index) { $0.isUpper || $0.isDigit }
        return end - index >= 16 && take(.awsKeyID, from: index, to: end)
    }

    /// Two base64url parts that begin as JSON objects do (`eyJ` is `{"`), a third that may be empty.
    mutating func takeJWT() -> Bool {
        guard isAtBoundary, text.has("eyJ", at: index) else { return false }
        let first = text.end(from: index) { $0.isTokenByte }
        guard first - index >= 8, text.byte(first) == "." else { return false }
        let second = text.end(from: first + 1) { $0.isTokenByte }
        guard second - first > 4 else { return false }
        let end = text.byte(second) == "." ? text.end(from: second + 1) { $0.isTokenByte } : second
        return take(.jwt, from: index, to: end)
    }

    /// A whole block, or what is left of one that was cut: all that a block can be made of.
    mutating func takePEM() -> Bool {
        let opening: StaticString = "-----BEGIN "
        guard text.has(opening, at: index) else { return false }
        let label = text.end(from: index + 11, limit: 64) { $0.isUpper || $0.isDigit || $0 == " " }
        guard text.has("-----", at: label) else { return false }
        var end = label + 5
        while end < text.count {
            if text.has("-----END ", at: end) {
                end = text.end(from: end + 9, limit: 64) { $0.isUpper || $0.isDigit || $0 == " " }
                return take(.pem, from: index, to: text.end(from: end, limit: 5) { $0 == "-" })
            }
            guard Self.isPEMByte(text[end]), !text.has("-----BEGIN ", at: end) else { break }
            end += 1
        }
        return take(.pem, from: index, to: end)
    }

    private static func isPEMByte(_ byte: UInt8) -> Bool {
        if byte.isAlphanumeric || byte.isSpace { return true }
        switch byte {
        case "+", "/", "=", "\\", "-", ":", ",", ".", ">", "|": return true
        default: return false
        }
    }

    /// The user part of `scheme://user:password@host`, or one that is long enough to be a token.
    mutating func takeURLCredentials() -> Bool {
        guard text.has("://", at: index), text.byte(index - 1).isAlphanumeric else { return false }
        let start = index + 3
        let end = text.end(from: start) { !$0.isSpace && !Self.endsAuthority($0) }
        guard let at = text[start..<end].lastIndex(of: UInt8(ascii: "@")), at > start else { return false }
        let user = text[start..<at]
        guard user.contains(UInt8(ascii: ":")) || user.count >= 16 else { return false }
        return take(.urlCredentials, from: start, to: at)
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case "/", "?", "#", "\"", "'", "<", ">", "`", "\\", "(", ")": true
        default: false
        }
    }
}
