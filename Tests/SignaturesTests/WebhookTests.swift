import Signatures
import Testing

@Suite("Webhook signatures")
struct WebhookTests {
    private let body = Array(#"{"zen":"Design for failure."}"#.utf8)
    private let secret = Secret("correct horse")

    @Test("what GitHub's signer signs verifies, and nothing else does")
    func github() {
        let header = GitHubSignature.sign(body, secret: secret)
        #expect(GitHubSignature.verify(header, body: body, secret: secret))
        #expect(!GitHubSignature.verify(header, body: body, secret: Secret("another")))
        #expect(!GitHubSignature.verify(nil, body: body, secret: secret))
        #expect(!GitHubSignature.verify("", body: body, secret: secret))
        #expect(!GitHubSignature.verify("sha256=", body: body, secret: secret))
        #expect(!GitHubSignature.verify(String(header.dropLast()), body: body, secret: secret))
        #expect(!GitHubSignature.verify(header + "0", body: body, secret: secret))
        #expect(!GitHubSignature.verify(header.replacingPrefix("sha256=", by: "sha1="), body: body, secret: secret))
    }

    @Test("a change of any one byte of the body breaks the signature")
    func everyByteCounts() {
        let header = GitHubSignature.sign(body, secret: secret)
        for index in body.indices {
            var changed = body
            changed[index] ^= 1
            #expect(!GitHubSignature.verify(header, body: changed, secret: secret))
        }
    }

    @Test("an empty secret verifies nothing, not even what it signed")
    func emptySecret() {
        let empty = Secret("")
        #expect(!GitHubSignature.verify(GitHubSignature.sign(body, secret: empty), body: body, secret: empty))
        #expect(!DbtSignature.verify(DbtSignature.sign(body, secret: empty), body: body, secret: empty))
        #expect(!empty.matches(""))
    }

    @Test("dbt's header is the bare hexadecimal code")
    func dbt() {
        let header = DbtSignature.sign(body, secret: secret)
        #expect(header.utf8.count == 64)
        #expect(DbtSignature.verify(header, body: body, secret: secret))
        #expect(!DbtSignature.verify("sha256=" + header, body: body, secret: secret))
        #expect(!DbtSignature.verify(header, body: body + [10], secret: secret))
        #expect(!DbtSignature.verify(nil, body: body, secret: secret))
    }

    @Test("Slack's timestamp is part of what is signed")
    func slackTimestamp() {
        let header = SlackSignature.sign(body, timestamp: "1000", secret: secret)
        #expect(SlackSignature.verify(header, timestamp: "1000", body: body, secret: secret, now: 1000))
        #expect(!SlackSignature.verify(header, timestamp: "1001", body: body, secret: secret, now: 1000))
        #expect(!SlackSignature.verify(header, timestamp: "soon", body: body, secret: secret, now: 1000))
        #expect(!SlackSignature.verify(header, timestamp: nil, body: body, secret: secret, now: 1000))
    }

    @Test("constant-time comparison agrees with ordinary comparison")
    func constantTime() {
        #expect(ConstantTime.equal([], []))
        #expect(ConstantTime.equal([1, 2], [1, 2]))
        #expect(!ConstantTime.equal([1, 2], [1, 3]))
        #expect(!ConstantTime.equal([1, 2], [1]))
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, by other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
