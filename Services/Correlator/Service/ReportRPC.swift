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
        var forecast = RiskForecast(days: 30)
        let since = platform.now() - .seconds(30 * 86_400)
        try await scan.visit([.classifications]) { envelope in
            guard envelope.time >= since, let failure = try? envelope.decode(FailureClassified.self) else { return }
            forecast.add(failure)
        }
        return ListRisksResponse(risks: forecast.likeliest(page.size))
    }

    private func report(_ request: GetReportRequest) async throws -> GetReportResponse {
        let until = request.until ?? platform.now()
        let since = request.since ?? until - .seconds(7 * 86_400)
        guard since < until else { throw ConnectError(.invalidArgument, "since: must be before until") }
        var builder = ReportBuilder(since: since, until: until)
        try await scan.visit([.classifications, .assignments, .resolutions, .incidents, .escalations]) {
            builder.add($0)
        }
        return builder.report
    }
}
