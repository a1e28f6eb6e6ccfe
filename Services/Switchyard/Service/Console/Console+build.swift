import Contracts
package import Platform
import ServiceHTTP
package import ServiceLifecycle
import ServiceRuntime

/// The console: what came in, what became of each, and every issue's story, live.
package enum Console {
    /// Its parts, in the order of their dependencies.
    package static func build(_ platform: Platform) throws -> [any Service] {
        let follower = ConsoleFollower(platform: platform)
        let routes = ConsoleRoutes(
            platform: platform, follower: follower,
            session: ConsoleSession(token: platform.context.settings.apiToken, realNow: Timestamp.system))
        var table = platform.routeTable(title: "Switchyard console", summary: "Pages for people.")
        table.extend(.open) { routes.add(to: $0) }
        return [follower, try HTTPService(table, context: platform.context)]
    }
}
