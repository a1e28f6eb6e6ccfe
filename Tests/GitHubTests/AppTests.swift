import Contracts
import Foundation
import GitHub
import Outbound
import Signatures
import Synchronization
import Testing

@Suite("A GitHub App's tokens", .timeLimit(.minutes(1)))
struct AppTests {
    final class Moment: Sendable {
        private let value = Mutex(OtherSide.now)
        var now: Timestamp { value.withLock { $0 } }
        func pass(_ duration: Duration) { value.withLock { $0 = $0 + duration } }
    }

    private struct Claims: Decodable {
        let iss: String
        let iat: Int
        let exp: Int
    }

    /// Grants tokens for an hour, and takes them.
    private static func granting(_ moment: Moment, refused: Int = .max) -> OtherSide {
        let grants = Mutex(0)
        return OtherSide { request, number throws(OutboundError) in
            guard request.url.hasSuffix("/access_tokens") else {
                return number == refused ? .json(401, "{}") : .json(200, KnownCall.issueJSON)
            }
            let grant = grants.withLock { count in
                count += 1
                return count
            }
            let end = String((moment.now + .seconds(3600)).rfc3339.prefix(19)) + "Z"
            return .json(201, "{\"token\": \"ghs_\(grant)\", \"expires_at\": \"\(end)\"}")
        }
    }

    private static func client(_ side: OtherSide, _ moment: Moment, key: RSAPrivateKey) -> GitHubClient {
        let now: @Sendable () -> Timestamp = { moment.now }
        let source = TokenSource(
            .app(id: "12", key: key, installation: "3/4"), baseURL: OtherSide.address, client: side.outbound, now: now)
        return side.gitHub(source, now: now)
    }

    @Test("an installation's token is asked for with a signed JWT, and used")
    func exchange() async throws {
        let moment = Moment()
        let side = AppTests.granting(moment)
        _ = try await AppTests.client(side, moment, key: TestKey.made()).issue(.acme(), 7)
        let ask = try #require(side.requests.first)
        #expect(ask.method == "POST")
        #expect(ask.url == OtherSide.address + "/app/installations/3%2F4/access_tokens")
        let parts = try #require(ask.header("authorization")).dropFirst("Bearer ".count).split(separator: ".")
        #expect(parts.count == 3)
        let claims = try JSONDecoder().decode(
            Claims.self, from: Data(#require(Base64URL.decode(String(parts[1])))))
        let now = Int(OtherSide.now.milliseconds / 1000)
        #expect(claims.iss == "12")
        #expect(claims.iat <= now)
        #expect(claims.exp > now && claims.exp <= now + 600)
        #expect(side.requests.last?.header("authorization") == "Bearer ghs_1")
    }

    @Test("a token serves until five minutes before its end, and is then renewed")
    func renewal() async throws {
        let moment = Moment()
        let side = AppTests.granting(moment)
        let client = AppTests.client(side, moment, key: try TestKey.made())
        var used: [String] = []
        for pause in [0, 3299, 2, 3298, 3600] {
            moment.pass(.seconds(pause))
            _ = try await client.issue(.acme(), 7)
            used.append(side.requests.last?.header("authorization") ?? "")
        }
        #expect(used == ["ghs_1", "ghs_1", "ghs_2", "ghs_2", "ghs_3"].map { "Bearer \($0)" })
    }

    @Test("callers that come at once share one exchange")
    func shared() async throws {
        let moment = Moment()
        let side = AppTests.granting(moment)
        let client = AppTests.client(side, moment, key: try TestKey.made())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...20 { group.addTask { _ = try await client.issue(.acme(), number) } }
            try await group.waitForAll()
        }
        #expect(side.requests.count { $0.url.hasSuffix("/access_tokens") } == 1)
        #expect(side.requests.count == 21)
    }

    @Test("a token that GitHub refuses is not used again")
    func refused() async throws {
        let moment = Moment()
        let side = AppTests.granting(moment, refused: 2)
        let client = AppTests.client(side, moment, key: try TestKey.made())
        #expect(await failure { _ = try await client.issue(.acme(), 7) }?.code == .unauthorized)
        _ = try await client.issue(.acme(), 7)
        #expect(side.requests.last?.header("authorization") == "Bearer ghs_2")
    }

    @Test("an exchange that fails is told, tells no JWT, and is tried again by the next call")
    func failing() async throws {
        let moment = Moment()
        let side = OtherSide { request, number throws(OutboundError) in
            guard request.url.hasSuffix("/access_tokens") else { return .json(200, KnownCall.issueJSON) }
            switch number {
            case 1: return .json(401, "{\"message\": \"bad \(request.header("authorization")?.dropFirst(7) ?? "")\"}")
            case 2: return .json(201, "{}")
            case 3: throw OutboundError(.timeout, mayHaveBeenApplied: true, "late")
            default: return .json(201, #"{"token": "ghs_x", "expires_at": "odd"}"#)
            }
        }
        let client = AppTests.client(side, moment, key: try TestKey.made())
        let errors = [
            await failure { _ = try await client.issue(.acme(), 7) },
            await failure { _ = try await client.issue(.acme(), 7) },
            await failure { _ = try await client.issue(.acme(), 7) },
        ]
        #expect(errors.map { $0?.code } == [.unauthorized, .malformedReply, .lost])
        #expect(errors[0]?.message == "bad [hidden]")
        _ = try await client.issue(.acme(), 7)
        #expect(side.requests.last?.header("authorization") == "Bearer ghs_x")
    }
}
