import Contracts
import Logging
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The correlator: one cause behind many failures, volume and recurrence, reports.
package enum CorrelatorParts {
    /// Its parts, in the order of their dependencies.
    package static func build(_ platform: Platform) throws -> [any Service] {
        let handler = CorrelatorHandler(platform: platform)
        var table = platform.routeTable(
            title: "Switchyard correlator", summary: "Finds one cause behind failures of several repositories.")
        table.methods = CorrelatorRPC(platform: platform).methods + ReportRPC(platform: platform).methods
        var services: [any Service] = []
        if let runner = platform.effectRunner(completed: { try await handler.completed($0, &$1) }) {
            services.append(runner)
        } else {
            platform.context.logger.warning("no GitHub credential: writes are recorded and wait")
        }
        services.append(
            platform.consumer([.classifications, .assignments, .resolutions, .escalations]) { envelope, draft in
                try await handler.handle(envelope, &draft)
            })
        services += ScheduledReports(platform: platform).services
        services.append(try HTTPService(table, context: platform.context))
        return services
    }
}
