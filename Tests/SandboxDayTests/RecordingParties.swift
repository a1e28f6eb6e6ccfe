import Contracts
import JSONScan
import Outbound
import Synchronization

/// A GitHub and an ingestor that note what they are asked and answer as they are told.
final class RecordingParties: Sendable {
    private struct State {
        var requests: [OutboundRequest] = []
        var issues: [String: Int] = [:]
        var moments: [Timestamp] = []
        var pauses: [Duration] = []
    }

    private let state = Mutex(State())
    /// What happens to the n-th request from 0, readiness checks left out; `nil` answers as usual.
    private let fault: @Sendable (Int, OutboundRequest) -> Result<OutboundReply, OutboundError>?

    init(
        fault: @escaping @Sendable (Int, OutboundRequest) -> Result<OutboundReply, OutboundError>? = { _, _ in nil }
    ) {
        self.fault = fault
    }

    var requests: [OutboundRequest] { state.withLock { $0.requests } }
    var moments: [Timestamp] { state.withLock { $0.moments } }
    var pauses: [Duration] { state.withLock { $0.pauses } }

    func note(_ moment: Timestamp) { state.withLock { $0.moments.append(moment) } }

    func note(_ pause: Duration) { state.withLock { $0.pauses.append(pause) } }

    var client: OutboundClient {
        OutboundClient { request throws(OutboundError) in
            if request.url.hasSuffix("/health/ready") { return OutboundReply(status: 200) }
            let count = self.state.withLock { state in
                state.requests.append(request)
                return state.requests.count - 1
            }
            if let result = self.fault(count, request) { return try result.get() }
            return self.answer(request)
        }
    }

    private func answer(_ request: OutboundRequest) -> OutboundReply {
        if request.url.hasSuffix("/issues") {
            let number = state.withLock { state in
                state.issues[request.url, default: 0] += 1
                return state.issues[request.url, default: 0]
            }
            return RecordingParties.reply(201, "{\"number\":\(number)}")
        }
        if request.url.hasSuffix("/hooks") { return RecordingParties.reply(200, "[{\"id\":7}]") }
        if request.url.hasSuffix("/deliveries") {
            return RecordingParties.reply(
                200,
                """
                [{"id":31,"event":"label","action":"created"},{"id":30,"event":"issues","action":"opened"}]
                """)
        }
        return RecordingParties.reply(200, "{}")
    }

    static func reply(_ status: Int, _ text: String) -> OutboundReply {
        OutboundReply(status: status, body: Array(text.utf8))
    }
}

extension OutboundRequest {
    /// The body as JSON.
    var json: JSONValue { (try? JSONValue(parsing: body ?? [])) ?? .null }
}
