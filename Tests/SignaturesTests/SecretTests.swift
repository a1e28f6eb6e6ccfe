import Signatures
import Testing

@Suite("Secrets")
struct SecretTests {
    private struct Holder {
        let token: Secret
    }

    @Test("a secret never prints, whichever way it is printed")
    func redacted() {
        let secret = Secret("ghp_topsecret")
        var dumped = ""
        dump(Holder(token: secret), to: &dumped)
        let printed = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder(token: secret))",
            String(reflecting: Holder(token: secret)), "\(Optional(secret) as Any)", "\([secret])", dumped,
        ]
        for text in printed { #expect(!text.contains("topsecret"), "\(text)") }
        #expect("\(secret)" == "[redacted]")
        #expect(secret.reveal() == "ghp_topsecret")
    }

    @Test("a secret matches itself alone")
    func matches() {
        #expect(Secret("abc").matches("abc"))
        #expect(!Secret("abc").matches("abd"))
        #expect(!Secret("abc").matches("ab"))
        #expect(Secret("").isEmpty)
    }
}
