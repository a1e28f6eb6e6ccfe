import Dispatch
import Foundation
package import Streams
import Synchronization

/// One connection to Redis on a thread of its own: everything that callers queue while a round trip is out goes in the
/// next flush, and replies come back in order.
///
/// A broken connection is dropped at once; what was out fails with `unavailable` (it may have been applied), and the next
/// command connects anew, after a jittered backoff while Redis is away.
package final class RedisConnection: Sendable {
    private struct Request: Sendable {
        let commands: [RedisCommand]
        let continuation: CheckedContinuation<Result<[RedisValue], StreamsError>, Never>
    }

    private struct Queue {
        var requests: [Request] = []
        var isClosed = false
    }

    private let queue = Mutex(Queue())
    private let wake = DispatchSemaphore(value: 0)
    private let options: RedisOptions

    /// Starts the thread; it connects with the first command.
    package init(_ options: RedisOptions) {
        self.options = options
        let thread = Thread { [self] in serve() }
        thread.name = "redis"
        thread.stackSize = 512 * 1024
        thread.start()
    }

    /// The replies in the order of the commands, sent in one flush. A refusal is a reply, ``RedisValue/error(_:)``.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func send(_ commands: [RedisCommand]) async throws(StreamsError) -> [RedisValue] {
        let result: Result<[RedisValue], StreamsError> = await withCheckedContinuation { continuation in
            let request = Request(commands: commands, continuation: continuation)
            let accepted = queue.withLock { queue in
                guard !queue.isClosed else { return false }
                queue.requests.append(request)
                return true
            }
            if accepted {
                wake.signal()
            } else {
                continuation.resume(returning: .failure(StreamsError(.unavailable, "the connection is closed")))
            }
        }
        return try result.get()
    }

    /// The reply to one command.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`; `full` and `refused` when Redis refuses it).
    package func send(_ command: RedisCommand) async throws(StreamsError) -> RedisValue {
        let replies = try await send([command])
        guard let reply = replies.first else { throw StreamsError(.malformedReply, "no reply") }
        if case .error(let text) = reply { throw StreamsError(refusal: text) }
        return reply
    }

    /// Fails what is queued and ends the thread.
    package func close() {
        queue.withLock { $0.isClosed = true }
        wake.signal()
    }

    /// The thread's loop; nothing else touches the handle.
    private func serve() {
        blockBrokenPipeSignal()
        var link = Link(options: options)
        while true {
            wake.wait()
            let (requests, isClosed) = queue.withLock { queue in
                defer { queue.requests.removeAll(keepingCapacity: true) }
                return (queue.requests, queue.isClosed)
            }
            if isClosed {
                let closed = StreamsError(.unavailable, "the connection is closed")
                for request in requests { request.continuation.resume(returning: .failure(closed)) }
                return
            }
            guard !requests.isEmpty else { continue }
            do {
                var replies = try link.roundTrip(requests.flatMap(\.commands))[...]
                for request in requests {
                    let own = Array(replies.prefix(request.commands.count))
                    replies = replies.dropFirst(own.count)
                    request.continuation.resume(returning: .success(own))
                }
            } catch {
                for request in requests { request.continuation.resume(returning: .failure(error)) }
            }
        }
    }
}

/// How to connect.
package struct RedisOptions: Sendable {
    /// Where Redis is.
    package var address: RedisAddress
    /// How long connecting may take.
    package var connectTimeout: Duration = .seconds(2)
    /// How long a reply may take; must be above the longest blocking read.
    package var commandTimeout: Duration = .seconds(5)
    /// Told each time a connection is made anew after one broke.
    package var onReconnect: @Sendable () -> Void = {}

    /// The defaults for an address.
    package init(address: RedisAddress) { self.address = address }
}

/// A handle that comes and goes, and the backoff between; owned by one thread.
private struct Link: ~Copyable {
    private let options: RedisOptions
    private var handle: RedisHandle?
    private var failures = 0
    private var wasConnected = false
    private var notBefore = ContinuousClock.now

    init(options: RedisOptions) {
        self.options = options
        handle = nil
    }

    mutating func roundTrip(_ commands: [RedisCommand]) throws(StreamsError) -> [RedisValue] {
        if handle == nil { try connect() }
        do throws(StreamsError) {
            guard let replies = try handle?.roundTrip(commands) else {
                throw StreamsError(.unavailable, "not connected")
            }
            return replies
        } catch {
            handle = nil
            throw error
        }
    }

    private mutating func connect() throws(StreamsError) {
        guard ContinuousClock.now >= notBefore else {
            throw StreamsError(.unavailable, "\(options.address) is away; trying again soon")
        }
        do throws(StreamsError) {
            handle = try RedisHandle.open(
                options.address, connectTimeout: options.connectTimeout, commandTimeout: options.commandTimeout)
            if wasConnected { options.onReconnect() }
            wasConnected = true
            failures = 0
        } catch {
            failures += 1
            let ceiling = min(2000, 50 << min(failures, 6))
            notBefore = .now + .milliseconds(Int.random(in: ceiling / 2...ceiling))
            throw error
        }
    }
}

/// Writing to a connection that Redis has closed must be an error, not the end of the process.
private func blockBrokenPipeSignal() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
}

extension StreamsError {
    init(refusal text: String) {
        if text.hasPrefix("OOM") {
            self.init(.full, "Redis is over its memory limit; raise maxmemory or shorten what is kept")
        } else if text.hasPrefix("LOADING") || text.hasPrefix("MASTERDOWN") || text.hasPrefix("MISCONF") {
            self.init(.unavailable, text)
        } else {
            self.init(.refused, text)
        }
    }
}
