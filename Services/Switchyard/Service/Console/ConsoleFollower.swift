import Contracts
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams
import SwitchyardCore
import Synchronization

/// Follows the streams, keeps what they tell, and wakes the pages that are open.
final class ConsoleFollower: Service {
    private let platform: Platform
    private let state: Mutex<State>

    private struct State {
        var chronicle = Chronicle()
        var plumbing = Plumbing()
        var version = 0
        var listeners: [Int: AsyncStream<Int>.Continuation] = [:]
        var nextListener = 0
    }

    init(platform: Platform) {
        self.platform = platform
        state = Mutex(State())
    }

    var chronicle: Chronicle { state.withLock { $0.chronicle } }
    var plumbing: Plumbing { state.withLock { $0.plumbing } }
    var reader: ChronicleReader { ChronicleReader(store: platform.store, inspector: platform.inspector) }

    /// Versions as they come, the newest only; ends when the listener goes. `nil` when too many listen.
    func changes() -> AsyncStream<Int>? {
        let (stream, source) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state -> Int? in
            guard state.listeners.count < 200 else { return nil }
            state.nextListener += 1
            state.listeners[state.nextListener] = source
            return state.nextListener
        }
        guard let id else { return nil }
        source.onTermination = { [weak self] _ in self?.state.withLock { $0.listeners[id] = nil } }
        return stream
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var reader = self.reader
            var turn = 0
            while !Task.isCancelled {
                do {
                    var news: [Envelope] = []
                    let count = try await reader.read { news.append($0) }
                    if turn % 4 == 0 { try await self.lookAtPlumbing() }
                    if count > 0 || turn % 60 == 0 { self.publish(news) }
                    turn += 1
                    if count < 1000 { try await Task.sleep(for: .milliseconds(250)) }
                } catch is CancellationError {
                    return
                } catch {
                    self.platform.context.logger.debug("the streams can't be read", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(1))
                }
            }
        }
        let listeners = state.withLock { state in
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    private func publish(_ news: [Envelope]) {
        let (version, listeners) = state.withLock { state in
            for envelope in news { state.chronicle.apply(envelope) }
            state.version += 1
            return (state.version, Array(state.listeners.values))
        }
        for listener in listeners { listener.yield(version) }
    }

    private func lookAtPlumbing() async throws {
        var plumbing = Plumbing()
        for stream in StreamName.known {
            let lags = try await platform.inspector.groups(stream)
            let waiting = lags.map { ($0.undelivered ?? 0) + $0.pending }.max() ?? 0
            plumbing.streams.append(
                Plumbing.Stream(
                    name: stream.rawValue, length: try await platform.inspector.length(stream), waiting: waiting,
                    dead: try await platform.inspector.length(stream.dead)))
        }
        let changed = state.withLock { state in
            defer { state.plumbing = plumbing }
            return state.plumbing != plumbing
        }
        if changed { publish([]) }
    }
}
