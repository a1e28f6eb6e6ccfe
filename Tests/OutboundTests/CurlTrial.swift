import CurlOutbound
import Outbound

/// A driver for the time of one test.
final class CurlTrial: Sendable {
    let driver = CurlDriver()

    deinit { driver.close() }

    func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundReply {
        try await driver.client.send(request)
    }

    /// What became of a request.
    func result(_ request: OutboundRequest) async -> Result<OutboundReply, OutboundError> {
        do throws(OutboundError) { return .success(try await send(request)) } catch { return .failure(error) }
    }

    /// Why a request failed; `nil` when it did not.
    func failure(_ request: OutboundRequest) async -> OutboundError? {
        if case .failure(let error) = await result(request) { error } else { nil }
    }
}
