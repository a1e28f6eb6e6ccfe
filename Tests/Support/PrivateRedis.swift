package import Foundation
package import RedisStreams

/// A redis-server of a test's own: on a unix socket in a folder that goes with it, append-only, never evicting.
package final class PrivateRedis: Sendable {
    /// The folder that holds the socket and the append-only file.
    package let folder: URL
    /// Where it listens.
    package let url: String
    private let process: ProcessBox

    /// Starts a server and waits until it listens.
    package init(folder given: URL? = nil, fsync: String = "always") throws {
        let folder =
            given
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("sy-\(UInt32.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        try? FileManager.default.removeItem(atPath: "\(folder.path)/redis.sock")
        url = "unix://\(folder.path)/redis.sock"
        process = try ProcessBox(
            "redis-server",
            [
                "--port", "0", "--unixsocket", "\(folder.path)/redis.sock", "--dir", folder.path, "--appendonly", "yes",
                "--appendfsync", fsync, "--maxmemory-policy", "noeviction", "--save", "", "--daemonize", "no",
            ])
        try process.waitUntil { FileManager.default.fileExists(atPath: "\(folder.path)/redis.sock") }
    }

    /// A connection of the test's own.
    package func connection() throws -> RedisConnection {
        RedisConnection(RedisOptions(address: try RedisAddress(url)))
    }

    /// Kills the server as a crash would.
    package func kill() { process.kill() }

    deinit {
        process.kill()
        try? FileManager.default.removeItem(at: folder)
    }
}
