package import Logging
package import Signatures

/// What every service reads from its environment.
package struct ServiceSettings: Sendable, CustomStringConvertible {
    /// `SWITCHYARD_CONFIG`: the path of `switchyard.yaml`.
    package var configPath: String?
    /// `SWITCHYARD_REDIS_URL`: may hold a password.
    package var redisURL: String
    /// `SWITCHYARD_WORKSPACE`: goes before the file's `workspace`.
    package var workspace: String?
    /// `SWITCHYARD_HOST`: the address to listen on.
    package var host: String
    /// `SWITCHYARD_PORT`: 0 takes a free one.
    package var port: Int
    /// `SWITCHYARD_API_TOKEN`: what callers must present; only a service on loopback may go without.
    package var apiToken: Secret?
    /// `SWITCHYARD_LOG_LEVEL`.
    package var logLevel: Logger.Level
    /// `SWITCHYARD_LOG_FORMAT`: `json` or `text`.
    package var logFormat: LogFormat
    /// `SWITCHYARD_DRAIN_SECONDS`: the longest time from SIGTERM to exit.
    package var drain: Duration
    /// `SWITCHYARD_CONCURRENCY`: entries in hand at once.
    package var concurrency: Int
    /// `SWITCHYARD_CLOCK_RATE` and `SWITCHYARD_CLOCK_ORIGIN`.
    package var pace: ClockPace
    /// `SWITCHYARD_PARENT`: the process without which this one is not wanted, set by `switchyard up`.
    package var parent: Int32?

    /// Without addresses and secrets.
    package var description: String {
        "listening on \(host):\(port), \(apiToken == nil ? "no token" : "token set"), drain \(drain.spelled)"
    }
}

extension ServiceSettings {
    /// Reads the common settings; what is wrong is noted in `environment`.
    package init(from environment: inout EnvironmentReader, defaultPort: Int) {
        configPath = environment.optionalString("SWITCHYARD_CONFIG")
        redisURL = environment.address(
            "SWITCHYARD_REDIS_URL", default: "redis://127.0.0.1:6379", schemes: ["redis", "rediss", "unix"])
        workspace = environment.optionalString("SWITCHYARD_WORKSPACE")
        host = environment.string("SWITCHYARD_HOST", default: "127.0.0.1")
        port = environment.integer("SWITCHYARD_PORT", default: defaultPort, in: 0...65_535)
        apiToken = environment.secret("SWITCHYARD_API_TOKEN")
        logLevel = environment.word("SWITCHYARD_LOG_LEVEL", default: .info)
        logFormat = environment.word("SWITCHYARD_LOG_FORMAT", default: .json)
        let seconds = environment.integer("SWITCHYARD_DRAIN_SECONDS", default: 20, in: 1...3600)
        drain = .seconds(seconds)
        concurrency = environment.integer("SWITCHYARD_CONCURRENCY", default: 16, in: 1...1024)
        pace = ClockPace(from: &environment)
        let process = environment.integer("SWITCHYARD_PARENT", default: 0, in: 0...Int(Int32.max))
        parent = process == 0 ? nil : Int32(process)
        check(&environment)
    }

    /// Whether only programs of the same machine can reach the service.
    package var isLoopback: Bool { ServiceSettings.isLoopback(host) }

    private func check(_ environment: inout EnvironmentReader) {
        if let workspace, !ServiceSettings.isWorkspaceName(workspace) {
            environment.report(
                "SWITCHYARD_WORKSPACE", "may hold only letters, digits, '-', '_' and '.', at most 64",
                remedy: "choose a name such as acme")
        }
        if !isLoopback, apiToken == nil {
            environment.report(
                "SWITCHYARD_API_TOKEN",
                "is not set although the service would listen on \(host), where others can reach it",
                remedy: "set SWITCHYARD_API_TOKEN (or SWITCHYARD_API_TOKEN_FILE), or SWITCHYARD_HOST=127.0.0.1")
        }
        if let apiToken, apiToken.reveal().utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
            environment.report(
                "SWITCHYARD_API_TOKEN", "holds blanks or characters that no header can carry",
                remedy: "use letters and digits, for example from `openssl rand -hex 32`")
        }
    }

    private static func isWorkspaceName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func isLoopback(_ host: String) -> Bool {
        switch host.lowercased() {
        case "localhost", "::1", "[::1]": return true
        default:
            let parts = host.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        }
    }
}
