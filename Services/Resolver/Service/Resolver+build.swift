import Contracts
package import DbtCloud
import Logging
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The resolver: watches issues, closes them with proof, reopens them on recurrence, leaves people's decisions alone.
package enum Resolver {
    /// Its parts, in the order of their dependencies.
    ///
    /// - Parameter dbt: dbt Cloud, where a token is set by which failed runs may be started again.
    package static func build(_ platform: Platform, dbt: DbtCloudClient? = nil) throws -> [any Service] {
        let handler = ResolverHandler(platform: platform, meter: ResolverMeter(platform.context.metrics))
        var table = platform.routeTable(
            title: "Switchyard resolver", summary: "Watches an issue until there is proof that it is over.")
        table.methods =
            ResolverRPC(platform: platform, handler: handler).methods
            + EffectRPC(platform: platform, handler: handler).methods
        var services: [any Service] = []
        if let runner = platform.effectRunner(
            port: { RerunPort(github: platform.github, dbt: dbt, others: $0).port }, completed: { _, _ in })
        {
            services.append(runner)
        } else {
            platform.context.logger.warning("no GitHub credential: writes are recorded and wait")
        }
        services.append(platform.timers { try await handler.wake($0, $1, &$2) })
        services.append(
            platform.consumer([.assignments, .runs, .activity, .incidents]) { envelope, draft in
                try await handler.handle(envelope, &draft)
            })
        services.append(try HTTPService(table, context: platform.context))
        return services
    }
}
