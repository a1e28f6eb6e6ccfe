import DbtCloud
import Outbound
import Signatures
import Synchronization

/// dbt Cloud as a test wants it: answers each request and keeps a journal.
final class OtherSide: Sendable {
    typealias Answer = @Sendable (OutboundRequest, _ number: Int) throws(OutboundError) -> OutboundReply

    static let address = "https://ab123.us1.dbt.test"
    static let token = "dbtc_hushhushhush"

    private let journal = Mutex<[OutboundRequest]>([])
    private let waits = Mutex<[Duration]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    /// Answers everything with one reply.
    convenience init(_ status: Int, _ body: String = "{}", headers: [OutboundHeader] = []) {
        let reply = OutboundReply(status: status, headers: headers, body: Array(body.utf8))
        self.init { _, _ throws(OutboundError) in reply }
    }

    var requests: [OutboundRequest] { journal.withLock { $0 } }
    var pauses: [Duration] { waits.withLock { $0 } }

    /// A client that believes in this dbt Cloud and never sleeps.
    var client: DbtCloudClient {
        let outbound = OutboundClient { request throws(OutboundError) in
            let number = self.journal.withLock { journal in
                journal.append(request)
                return journal.count
            }
            return try self.answer(request, number)
        }
        return DbtCloudClient(
            outbound, token: Secret(OtherSide.token), baseURL: OtherSide.address, accountID: "1",
            pause: { wait in self.waits.withLock { $0.append(wait) } })
    }
}

/// Why a call failed; `nil` when it did not.
func failure(_ call: () async throws -> Void) async -> DbtCloudError? {
    do {
        try await call()
        return nil
    } catch {
        return error as? DbtCloudError
    }
}
