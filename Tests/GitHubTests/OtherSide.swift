import Contracts
import GitHub
import Outbound
import Signatures
import Synchronization
import Testing

/// GitHub as a test wants it: answers each request and keeps a journal.
final class OtherSide: Sendable {
    typealias Answer = @Sendable (OutboundRequest, _ number: Int) throws(OutboundError) -> OutboundReply

    static let address = "https://api.example.test"
    static let token = "ghp_hushhushhush"
    static let now = Timestamp(milliseconds: 1_700_000_000_000)

    private let journal = Mutex<[OutboundRequest]>([])
    private let limits = Mutex<[RateLimitReading]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    /// Answers everything with one reply.
    convenience init(_ status: Int, _ body: String = "{}", headers: [(String, String)] = []) {
        let reply = OutboundReply.json(status, body, headers: headers)
        self.init { _, _ throws(OutboundError) in reply }
    }

    var requests: [OutboundRequest] { journal.withLock { $0 } }
    var readings: [RateLimitReading] { limits.withLock { $0 } }

    var outbound: OutboundClient {
        OutboundClient { request throws(OutboundError) in
            let number = self.journal.withLock { journal in
                journal.append(request)
                return journal.count
            }
            return try self.answer(request, number)
        }
    }

    /// A client that believes in this GitHub.
    func gitHub(
        _ tokens: TokenSource? = nil, now: @escaping @Sendable () -> Timestamp = { OtherSide.now }
    ) -> GitHubClient {
        let own = TokenSource(
            .token(Secret(OtherSide.token)), baseURL: OtherSide.address, client: outbound, now: now)
        return GitHubClient(
            outbound, tokens: tokens ?? own, baseURL: OtherSide.address, now: now,
            observe: { reading in self.limits.withLock { $0.append(reading) } })
    }
}

extension OutboundReply {
    static func json(_ status: Int, _ body: String, headers: [(String, String)] = []) -> OutboundReply {
        OutboundReply(
            status: status, headers: headers.map { OutboundHeader($0.0, $0.1) }, body: Array(body.utf8))
    }
}

extension OutboundRequest {
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

extension RepositoryName {
    static func acme() throws -> RepositoryName { try #require(RepositoryName("acme/dbt_cloud")) }
}

/// Why a call failed; `nil` when it did not.
func failure(_ call: () async throws -> Void) async -> GitHubError? {
    do {
        try await call()
        return nil
    } catch {
        return error as? GitHubError
    }
}
