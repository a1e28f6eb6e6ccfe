import Foundation
import Signatures
import Testing

private struct Vectors: Decodable {
    struct GitHub: Decodable {
        let secret: String
        let payload: String
        let value: String
    }
    struct Slack: Decodable {
        let signingSecret: String
        let timestamp: String
        let body: String
        let value: String
        let maxSkewS: Int
    }
    let github: GitHub
    let slack: Slack
}

@Suite("Vectors that the parties publish", .enabled(if: SharedContracts.arePresent, "\(SharedContracts.absence)"))
struct PublishedVectorTests {
    private func vectors() throws -> Vectors {
        let file = SharedContracts.folder.appendingPathComponent("vectors/signatures.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Vectors.self, from: Data(contentsOf: file))
    }

    @Test("GitHub's own example verifies, and is what we sign")
    func github() throws {
        let vector = try vectors().github
        let body = Array(vector.payload.utf8)
        let secret = Secret(vector.secret)
        #expect(GitHubSignature.sign(body, secret: secret) == vector.value)
        #expect(GitHubSignature.verify(vector.value, body: body, secret: secret))
        #expect(!GitHubSignature.verify(vector.value, body: body + [0x20], secret: secret))
    }

    @Test("Slack's own example verifies within its tolerance and not beyond")
    func slack() throws {
        let vector = try vectors().slack
        let body = Array(vector.body.utf8)
        let secret = Secret(vector.signingSecret)
        let sent = try #require(Int(vector.timestamp))
        #expect(SlackSignature.toleranceSeconds == vector.maxSkewS)
        func verifies(at now: Int) -> Bool {
            SlackSignature.verify(vector.value, timestamp: vector.timestamp, body: body, secret: secret, now: now)
        }
        #expect(SlackSignature.sign(body, timestamp: vector.timestamp, secret: secret) == vector.value)
        #expect(verifies(at: sent))
        #expect(verifies(at: sent + 300))
        #expect(verifies(at: sent - 300))
        #expect(!verifies(at: sent + 301))
        #expect(!verifies(at: sent - 301))
        #expect(!verifies(at: Int.min))
    }
}
