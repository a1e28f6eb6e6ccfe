package import Contracts
import CoreMetrics
import RedisStreams
package import ServiceRuntime
package import Streams

/// Redis as a process of Switchyard uses it: one connection for commands, one for each group of blocking reads.
package struct LiveStreams: Sendable {
    /// State and streams of the workspace.
    package let store: StateStore
    /// Streams as an operator reads them.
    package let inspector: StreamInspector
    private let options: RedisOptions
    private let commands: RedisConnection
    private let keyspace: Keyspace

    /// Prepares the connections; they connect with the first command.
    ///
    /// - Throws: ``ConfigurationProblems`` when the address is wrong.
    package init(url: String, workspace: String, metrics: PrometheusRegistry?) throws {
        let address: RedisAddress
        do {
            address = try RedisAddress(url)
        } catch {
            throw ConfigurationProblems([
                ConfigurationProblem(
                    name: "SWITCHYARD_REDIS_URL", problem: error.description, remedy: "e.g. redis://127.0.0.1:6379")
            ])
        }
        var options = RedisOptions(address: address)
        if let metrics {
            let counter = MetricName.redisReconnects.counter([], in: metrics)
            options.onReconnect = { counter.increment() }
        }
        self.options = options
        commands = RedisConnection(options)
        keyspace = Keyspace(workspace: workspace)
        store = RedisStore(connection: commands, keyspace: keyspace).store
        inspector = RedisInspector(connection: commands, keyspace: keyspace).inspector
    }

    /// Entries of the streams for a group, over a connection of their own.
    package func source(_ streams: [StreamName], group: String, consumer: String) -> StreamSource {
        RedisSource(
            reader: RedisConnection(options), commands: commands, keyspace: keyspace, streams: streams, group: group,
            consumer: consumer
        ).source
    }

    /// Returns when Redis is fit to be trusted; waits for up to `patience` while it can't be reached.
    ///
    /// - Throws: ``StreamsError`` (`unfit`, `unavailable`, `refused`).
    package func check(patience: Duration) async throws {
        let until = ContinuousClock.now + patience
        while true {
            do throws(StreamsError) {
                return try await RedisGuard(connection: commands).check()
            } catch {
                guard error.code == .unavailable, ContinuousClock.now < until else { throw error }
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Whether Redis answers now.
    package func ping() async -> HealthCheck.Result {
        do {
            _ = try await commands.send(RedisCommand("PING"))
            return .ok
        } catch {
            return .failed("Redis does not answer")
        }
    }
}
