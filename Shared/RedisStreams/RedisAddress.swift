import Foundation

/// Where Redis is and as whom to log in, read from `redis://[user[:password]@]host[:port][/db]` or
/// `unix://[user[:password]@]/path[?db=n]`.
///
/// Its description never shows the password.
package struct RedisAddress: Hashable, Sendable, CustomStringConvertible {
    /// How to reach it.
    package enum Endpoint: Hashable, Sendable {
        /// Over TCP.
        case tcp(host: String, port: Int)
        /// Over a unix socket.
        case unix(path: String)
    }

    /// How to reach it.
    package let endpoint: Endpoint
    /// The user of `AUTH`, when it has one.
    package let user: String?
    let password: String?
    /// The database number of `SELECT`.
    package let database: Int

    /// Without credentials.
    package var description: String {
        switch endpoint {
        case .tcp(let host, let port): "redis://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(database)"
        case .unix(let path): "unix://\(path)?db=\(database)"
        }
    }

    /// Why a text is no address.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        /// One sentence with the remedy, without the text itself, since it may hold a password.
        package let description: String
    }

    /// Reads an address.
    ///
    /// - Throws: ``Problem``; `rediss://` is refused for now.
    package init(_ text: String) throws(Problem) {
        if text.hasPrefix("rediss://") {
            throw Problem(
                description: "SWITCHYARD_REDIS_URL: rediss:// is not supported yet; reach Redis through a TLS tunnel "
                    + "(stunnel, a sidecar) and name its local end with redis:// or unix://")
        }
        let isUnix = text.hasPrefix("unix://")
        guard isUnix || text.hasPrefix("redis://") else {
            throw Problem(description: "SWITCHYARD_REDIS_URL: expected redis://host:port or unix:///path")
        }
        var rest = text.dropFirst(isUnix ? 7 : 8)
        var user: String?
        var password: String?
        if let at = rest.lastIndex(of: "@"), isUnix == false || rest.first != "/" {
            let login = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = String(login[0]).removingPercentEncoding,
                let second = login.count > 1 ? String(login[1]).removingPercentEncoding : ""
            else { throw Problem(description: "SWITCHYARD_REDIS_URL: the user or password is not percent-encoded") }
            user = first.isEmpty ? nil : first
            password = second.isEmpty ? nil : second
            rest = rest[rest.index(after: at)...]
        }
        self.user = password == nil ? nil : user
        self.password = password
        (endpoint, database) = try isUnix ? RedisAddress.unix(rest) : RedisAddress.tcp(rest)
    }

    private static func unix(_ text: Substring) throws(Problem) -> (Endpoint, Int) {
        let parts = text.split(separator: "?", maxSplits: 1)
        guard let path = parts.first, path.hasPrefix("/") else {
            throw Problem(description: "SWITCHYARD_REDIS_URL: unix:// needs an absolute path")
        }
        guard parts.count == 2 else { return (.unix(path: String(path)), 0) }
        guard parts[1].hasPrefix("db="), let database = Int(parts[1].dropFirst(3)), database >= 0 else {
            throw Problem(description: "SWITCHYARD_REDIS_URL: expected ?db=<number> after the socket's path")
        }
        return (.unix(path: String(path)), database)
    }

    private static func tcp(_ text: Substring) throws(Problem) -> (Endpoint, Int) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let database = parts.count < 2 || parts[1].isEmpty ? 0 : Int(parts[1]), database >= 0 else {
            throw Problem(description: "SWITCHYARD_REDIS_URL: what follows the / must be a database number")
        }
        var host = parts[0]
        var port = 6379
        if let colon = host.lastIndex(of: ":"), host.last != "]" {
            guard let number = Int(host[host.index(after: colon)...]), (1...65_535).contains(number) else {
                throw Problem(description: "SWITCHYARD_REDIS_URL: the port must be 1…65535")
            }
            port = number
            host = host[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { throw Problem(description: "SWITCHYARD_REDIS_URL: the host is missing") }
        return (.tcp(host: String(host), port: port), database)
    }
}
