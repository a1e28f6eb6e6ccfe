import Contracts
import IngestorCore
import Testing

@Suite("Texts as they are taken in")
struct ObservedTextTests {
    @Test("a long body keeps its head and its tail within 16 KiB, with the cut marked")
    func long() {
        let middle = String(repeating: "0123456789ab é\n", count: 10_000)
        let text = ObservedText(title: "t", body: "Database Error in model head\n\(middle)\nthe very last line")
        #expect(text.body.utf8.count <= 16 * 1024 && text.body.utf8.count > 16 * 1024 - 100)
        #expect(text.body.hasPrefix("Database Error in model head\n"))
        #expect(text.body.hasSuffix("\nthe very last line"))
        #expect(text.body.contains(" bytes cut …]\n"))
        #expect(!text.body.contains("\u{FFFD}"))
        let short = ObservedText(title: "t", body: "short")
        #expect(short.body == "short")
    }

    @Test("secrets are gone from title and body")
    func secrets() {
        let token = "ghp_" + String(repeating: "aB3", count: 12)
        let text = ObservedText(title: "failed with \(token)", body: "password=hunter2secret \(token)\n")
        #expect(!text.title.contains("ghp_") && text.title.contains("[redacted:github_token]"))
        #expect(!text.body.contains("hunter2secret") && !text.body.contains("aB3aB3"))
    }

    @Test("no half of a secret is left where the cut goes through it", arguments: [8150, 8160, 8170])
    func cutSecret(before: Int) {
        let token = "ghp_" + String(repeating: "aB3", count: 12)
        let text = ObservedText(
            title: "t",
            body: String(repeating: "x\n", count: before / 2) + token + String(repeating: "\ny", count: 9000))
        #expect(text.body.contains(" bytes cut …]") && !text.body.contains("aB3aB3"))
    }

    @Test("what nobody can see is gone")
    func invisible() {
        let hidden = "de\u{200B}ad\u{202E}lock\u{1B}[31m de\u{E0041}tected\u{7}\u{FEFF}"
        let text = ObservedText(title: hidden, body: hidden + "\r\nnext")
        #expect(text.title == "deadlock detected")
        #expect(text.body == "deadlock detected\nnext")
    }

    @Test("a title is one line of at most 300 characters")
    func title() {
        let text = ObservedText(title: "a\nb\r\nc" + String(repeating: "é", count: 400), body: "")
        #expect(text.title.hasPrefix("a b c") && text.title.count == 300)
    }

    @Test("hiding characters in an error makes no other failure of it")
    func sameFingerprint() {
        let plain = ObservedText(title: "orders failed", body: "Database Error in model orders\n  deadlock detected")
        let hidden = ObservedText(
            title: "orders failed", body: "Database Er\u{200B}ror in model orders\r\n  dead\u{2060}lock detected")
        #expect(plain.fingerprint == hidden.fingerprint && plain.fingerprint.rawValue.hasPrefix("v1:"))
        let other = ObservedText(title: "orders failed", body: "Database Error in model orders\n  permission denied")
        #expect(plain.fingerprint != other.fingerprint)
    }

    @Test(
        "the text says where it failed, when it says so on a line of its own",
        arguments: [
            ("environment: production", RunEnvironment.production), ("| **Environment** | `staging` |", .staging),
            ("target=dev", .development), ("ENV: CI", .ci), ("in the production environment", .unknown),
            ("environment: mars\ntarget: prod", .production), ("", .unknown),
        ])
    func environment(body: String, expected: RunEnvironment) {
        let text = ObservedText(title: "t", body: body)
        #expect(text.environment(isTrusted: true) == expected)
        #expect(text.environment(isTrusted: false) == (expected == .production ? .production : .unknown))
    }
}
