import Contracts
import CorrelatorCore
import Platform
import ServiceHTTP
import ServiceRuntime
import Streams

/// The methods that count what the streams hold.
struct ReportRPC: Sendable {
    let platform: Platform

    var methods: [RPCMethod] {
        [
            RPCMethod("CorrelatorService", "ListRisks", "Lists what is likely to fail next.") {
                (request: ListRisksRequest, _) in try await risks(request)
            },
            RPCMethod("CorrelatorService", "GetReport", "Gives figures over a time.") {
                (request: GetReportRequest, _) in try await report(request)
            },
        ]
    }

    private var scan: StreamScan { StreamScan(inspector: platform.inspector) }

    private func risks(_ request: ListRisksRequest) async throws -> ListRisksResponse {
        let page = try PageRequest(size: request.pageSize, token: nil, standard: 20)
        var forecast = RiskForecast()
        try await scan.visit([.classifications, .activity]) { forecast.add($0) }
        return ListRisksResponse(risks: forecast.likeliest(page.size, at: platform.now()))
    }

    private func report(_ request: GetReportRequest) async throws -> GetReportResponse {
        let until = request.until ?? platform.now()
        let since = request.since ?? until - .seconds(7 * 86_400)
        guard since < until else { throw ConnectError(.invalidArgument, "since: must be before until") }
        return try await ReportMaker(platform: platform).report(since: since, until: until)
    }
}
