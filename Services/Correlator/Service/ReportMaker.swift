import Contracts
import CorrelatorCore
import Platform
import Policy
import Streams

/// Makes a report from the streams as they are.
struct ReportMaker: Sendable {
    /// More failures without a place are not counted one by one.
    private static let mostUnaccounted = 10_000

    let platform: Platform

    func report(since: Timestamp, until: Timestamp) async throws -> GetReportResponse {
        var builder = ReportBuilder(since: since, until: until, policy: platform.policy.current)
        try await StreamScan(inspector: platform.inspector).visit(ReportBuilder.streams) { builder.add($0) }
        let waiting = try await platform.store.members(
            MemberQuery(.waiting, through: until.milliseconds, limit: ReportMaker.mostUnaccounted))
        return builder.report(unaccounted: waiting.count)
    }
}
