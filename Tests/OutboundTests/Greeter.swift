import Foundation

/// A server that speaks first and is no HTTP server.
final class Greeter: Sendable {
    let port: Int
    private let listener: Int32

    init(_ greeting: String) throws {
        (listener, port) = try Loopback.listen(backlog: 16)
        let descriptor = listener
        Thread.detachNewThread {
            while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                Loopback.send(connection, Array(greeting.utf8))
                _ = Loopback.receive(connection)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}
