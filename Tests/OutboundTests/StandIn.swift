import Foundation
import Synchronization

/// A server on a free port of loopback that answers every request as the test says, byte by byte, and keeps a journal.
final class StandIn: Sendable {
    enum Answer: Sendable {
        /// These bytes, and the connection stays open.
        case bytes([UInt8])
        /// These bytes, and the connection is closed.
        case last([UInt8])
        /// The connection is cut with a TCP reset.
        case reset
        /// The connection is closed in order, without a word.
        case close
        /// Nothing, until the client goes away.
        case hang
    }

    private struct Journal {
        var seen: [Seen] = []
        var connections = 0
    }

    let port: Int
    private let listener: Int32
    private let journal = Mutex(Journal())
    private let arrivals = AsyncStream.makeStream(of: Void.self)
    private let departures = AsyncStream.makeStream(of: Void.self)

    init(_ answer: @escaping @Sendable (Seen) -> Answer) throws {
        (listener, port) = try Loopback.listen(backlog: 512)
        let descriptor = listener
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                guard let self else {
                    Glibc.close(connection)
                    return
                }
                journal.withLock { $0.connections += 1 }
                Thread.detachNewThread { self.serve(connection, answer) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var seen: [Seen] { journal.withLock { $0.seen } }
    var connections: Int { journal.withLock { $0.connections } }

    /// Waits for the next request to arrive whole.
    func arrived() async {
        var iterator = arrivals.stream.makeAsyncIterator()
        await iterator.next()
    }

    /// Waits until a client that was left without an answer has gone away.
    func departed() async {
        var iterator = departures.stream.makeAsyncIterator()
        await iterator.next()
    }

    private func serve(_ connection: Int32, _ answer: @Sendable (Seen) -> Answer) {
        defer { close(connection) }
        while let seen = Loopback.request(connection) {
            journal.withLock { $0.seen.append(seen) }
            arrivals.continuation.yield()
            switch answer(seen) {
            case .bytes(let bytes): Loopback.send(connection, bytes)
            case .last(let bytes):
                Loopback.send(connection, bytes)
                return
            case .close: return
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
                return
            case .hang:
                while Loopback.receive(connection) != nil {}
                departures.continuation.yield()
                return
            }
        }
    }
}

extension StandIn.Answer {
    /// A reply with a length, and the connection stays open.
    static func reply(_ status: Int, _ body: String = "", headers: String = "") -> StandIn.Answer {
        .bytes(Array("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)".utf8))
    }
}
