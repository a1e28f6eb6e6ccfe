import Contracts
import Logging
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The assigner: which issue a failure belongs to, who owns it, labels, deadlines, the triage card.
package enum Assigner {
    /// Its parts, in the order of their dependencies.
    package static func build(_ platform: Platform) throws -> [any Service] {
        let shelf = CodeOwnersShelf()
        let handler = AssignerHandler(
            platform: platform, meter: AssignerMeter(platform.context.metrics), shelf: shelf)
        var table = platform.routeTable(
            title: "Switchyard assigner", summary: "Puts a failure on the right track: issue, owner, labels, deadlines."
        )
        table.methods = AssignerRPC(platform: platform, handler: handler).methods
        var services: [any Service] = []
        if let runner = platform.effectRunner(completed: { try await handler.completed($0, &$1) }) {
            services.append(runner)
        } else {
            platform.context.logger.warning("no GitHub credential: writes are recorded and wait")
        }
        services.append(
            platform.consumer([.classifications, .activity, .incidents, .resolutions]) { envelope, draft in
                try await handler.handle(envelope, &draft)
            })
        services.append(InvestigationRunner(platform: platform))
        if platform.github != nil { services.append(CodeOwnersReader(platform: platform, shelf: shelf)) }
        services.append(LoadRecount(platform: platform))
        services.append(try HTTPService(table, context: platform.context))
        return services
    }
}
