package import Foundation
package import RedisStreams
import Synchronization

/// A redis-server of a test's own: on a unix socket in a folder that goes with it, append-only, never evicting.
package final class PrivateRedis: Sendable {
    /// The folder that holds the socket and the append-only file.
    package let folder: URL
    /// Where it listens.
    package let url: String
    private let process: Mutex<ProcessBox>
    private let fsync: String

    /// Starts a server and waits until it listens.
    package init(folder given: URL? = nil, fsync: String = "always") throws {
        let folder =
            given
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("sy-\(UInt32.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        try? FileManager.default.removeItem(atPath: "\(folder.path)/redis.sock")
        url = "unix://\(folder.path)/redis.sock"
        self.fsync = fsync
        process = Mutex(try PrivateRedis.start(folder, fsync))
    }

    private static func start(_ folder: URL, _ fsync: String) throws -> ProcessBox {
        let process = try ProcessBox(
            "redis-server",
            [
                "--port", "0", "--unixsocket", "\(folder.path)/redis.sock", "--dir", folder.path, "--appendonly", "yes",
                "--appendfsync", fsync, "--maxmemory-policy", "noeviction", "--save", "", "--daemonize", "no",
            ])
        try process.waitUntil { isListening("\(folder.path)/redis.sock") }
        return process
    }

    /// The socket's file is there a moment before the server listens on it.
    private static func isListening(_ path: String) -> Bool {
        let handle = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            for (index, byte) in path.utf8.prefix(room.count - 1).enumerated() { room[index] = byte }
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    /// Starts the server again after ``kill()``, with what its append-only file holds.
    package func restart() throws {
        try? FileManager.default.removeItem(atPath: "\(folder.path)/redis.sock")
        let started = try PrivateRedis.start(folder, fsync)
        process.withLock { $0 = started }
    }

    /// A connection of the test's own.
    package func connection() throws -> RedisConnection {
        RedisConnection(RedisOptions(address: try RedisAddress(url)))
    }

    /// Kills the server as a crash would.
    package func kill() { process.withLock { $0 }.kill() }

    deinit {
        process.withLock { $0 }.kill()
        try? FileManager.default.removeItem(at: folder)
    }
}
