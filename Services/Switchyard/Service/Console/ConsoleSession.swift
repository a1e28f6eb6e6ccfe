import Contracts
import Signatures

/// Who may see the pages: everybody on loopback when there is no token, else who has signed in with it or presents it.
struct ConsoleSession: Sendable {
    /// The cookie's name.
    static let cookie = "switchyard_session"
    /// How long a sign-in holds.
    static let span = Duration.seconds(12 * 3600)

    let token: Secret?
    let realNow: @Sendable () -> Timestamp

    /// The value of a cookie that begins now: until when, and a signature over it. The token itself is never in it.
    func issue() -> String {
        let until = (realNow() + ConsoleSession.span).milliseconds
        return "\(until).\(signature(until))"
    }

    /// Whether the request's `Cookie` header holds a sign-in that still counts.
    func admits(cookies: String?) -> Bool {
        guard token != nil else { return true }
        for pair in (cookies ?? "").split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == ConsoleSession.cookie else { continue }
            let value = parts[1].split(separator: ".")
            guard value.count == 2, let until = Int64(value[0]), until > realNow().milliseconds else { continue }
            if Secret(signature(until)).matches(String(value[1])) { return true }
        }
        return false
    }

    private func signature(_ until: Int64) -> String {
        let key = Array((token?.reveal() ?? "").utf8)
        let code = HMACSHA256.code(for: Array("switchyard console until \(until)".utf8), key: key)
        let digits = Array("0123456789abcdef")
        return String(code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
