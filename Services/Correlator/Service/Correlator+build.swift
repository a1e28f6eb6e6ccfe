import Contracts
import Logging
package import Notify
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The correlator: one cause behind many failures, volume and recurrence, reports.
package enum CorrelatorParts {
    /// Its parts, in the order of their dependencies.
    ///
    /// - Parameter targets: how people are told.
    package static func build(_ platform: Platform, targets: NotifyTargets) throws -> [any Service] {
        let lanes = AlertLanes(platform: platform, targets: targets)
        let alerts = AlertDesk(platform: platform, lanes: lanes)
        let handler = CorrelatorHandler(platform: platform, alerts: alerts)
        var table = platform.routeTable(
            title: "Switchyard correlator", summary: "Finds one cause behind failures of several repositories.")
        table.methods =
            CorrelatorRPC(platform: platform, alerts: alerts).methods + ReportRPC(platform: platform).methods
        var services: [any Service] = []
        if let runner = platform.effectRunner(completed: { try await handler.completed($0, &$1) }) {
            services.append(runner)
        } else {
            platform.context.logger.warning("no GitHub credential: writes are recorded and wait")
        }
        services += lanes.runners(alerts).map { $0 as any Service }
        services.append(alerts.timers)
        if let gitHub = platform.github {
            services.append(
                ReactionWatch(desk: alerts, reader: ReactionReader(platform: platform, gitHub: gitHub)))
        }
        services.append(
            platform.consumer([.classifications, .assignments, .resolutions, .escalations, .activity]) {
                envelope, draft in
                try await handler.handle(envelope, &draft)
            })
        services += ScheduledReports(platform: platform).services
        services.append(try HTTPService(table, context: platform.context))
        return services
    }
}
