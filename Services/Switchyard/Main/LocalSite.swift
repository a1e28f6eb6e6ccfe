import ArgumentParser
import Contracts
import Foundation
import LivePlatform
import Outbound
import ServiceRuntime
import Signatures
import SwitchyardCore

/// The place on this machine where `up` runs: folders, ports, secrets of the run.
struct LocalSite: Sendable {
    let plan: LocalPlan

    /// Looks at the environment and decides what is run.
    init(port: Int, forcesSandbox: Bool, play: [String]? = nil) throws {
        var environment = ProcessInfo.processInfo.environment
        let isSandbox = forcesSandbox || !LocalPlan.gitHubSecrets.contains { environment[$0] != nil }
        if isSandbox { for name in LocalPlan.gitHubSecrets { environment[name] = nil } }
        let apiToken = try LocalSite.taken("SWITCHYARD_API_TOKEN", from: &environment)
        let webhookSecret = try LocalSite.taken("GITHUB_WEBHOOK_SECRET", from: &environment)
        let home = FileManager.default.currentDirectoryPath
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = ProcessInfo.processInfo.processIdentifier
        let folder = "\(home)/\(Workbench.folder)" + (isSandbox ? "/sandbox-\(process)" : "")
        // The day began 24 hours ago and is played in a minute; then time goes on as everywhere.
        let now = Timestamp.system()
        let rate = 1440
        let origin = Timestamp(milliseconds: now.milliseconds - Int64(rate - 1) * 60_000)
        var plan = LocalPlan(
            binaries: String(own[..<(own.lastIndex(of: "/") ?? own.endIndex)]), folder: folder, port: port,
            isSandbox: isSandbox, sandboxConfig: "\(home)/deploy/sandbox.yaml",
            clockOrigin: "\(origin.rfc3339)@\(now.milliseconds)", clockRate: rate,
            apiToken: apiToken ?? LocalSite.secret(), webhookSecret: webhookSecret ?? LocalSite.secret(),
            startsRedis: isSandbox || environment["SWITCHYARD_REDIS_URL"] == nil, parent: process,
            environment: environment)
        if let play { plan.play = play }
        self.plan = plan
    }

    /// A secret by its name or by the name of its file; left in the environment under its name alone, since a service
    /// refuses both forms at once.
    private static func taken(_ name: String, from environment: inout [String: String]) throws -> String? {
        guard let path = environment.removeValue(forKey: "\(name)_FILE") else { return environment[name] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            Terminal.complain("\(name)_FILE names a file that can't be read: \(path)")
            throw ExitCode(2)
        }
        let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
        environment[name] = value
        return value
    }

    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in String(generator.next() as UInt64, radix: 36) }.joined()
    }

    /// Makes the folders and tells other commands how to reach what runs.
    func enter() throws {
        if let taken = plan.ports.first(where: { !LocalSite.isFree($0) }) {
            Terminal.complain("port \(taken) is taken; choose others with --port")
            throw ExitCode(2)
        }
        guard "\(plan.folder)/redis.sock".utf8.count < 100 else {
            Terminal.complain("\(plan.folder) is too long a path for a socket; run from a folder nearer to /")
            throw ExitCode(2)
        }
        let files = FileManager.default
        removeLeftovers()
        try files.createDirectory(
            atPath: plan.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let lines = plan.shared.map { "\($0)=\($1)" }.sorted() + ["PID=\(plan.parent)"]
        let data = Data((lines.joined(separator: "\n") + "\n").utf8)
        guard
            files.createFile(
                atPath: Workbench.runningFile, contents: data, attributes: [.posixPermissions: 0o600])
        else {
            Terminal.complain("\(Workbench.runningFile) can't be written")
            throw ExitCode(2)
        }
    }

    /// Removes what only this run needed.
    func leave() {
        try? FileManager.default.removeItem(atPath: Workbench.runningFile)
        if plan.isSandbox { try? FileManager.default.removeItem(atPath: plan.folder) }
    }

    /// Folders of sandboxes whose `up` was killed.
    private func removeLeftovers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Workbench.folder)) ?? []
        for name in names where name.hasPrefix("sandbox-") {
            guard let process = Int32(name.dropFirst("sandbox-".count)), kill(process, 0) != 0 else { continue }
            try? FileManager.default.removeItem(atPath: "\(Workbench.folder)/\(name)")
        }
    }

    /// Whether everything of a stage answers.
    func isReady(_ stage: Int, _ client: OutboundClient) async -> Bool {
        switch stage {
        case 0:
            let streams = try? LiveStreams(url: plan.redisURL, workspace: "default", metrics: nil)
            return await streams?.ping() == .ok
        case 1: return await LocalSite.answers("http://127.0.0.1:\(plan.sandboxPort)/_sandbox/clock", client)
        default: return true
        }
    }

    static func answers(_ url: String, _ client: OutboundClient) async -> Bool {
        do throws(OutboundError) {
            let headers = [OutboundHeader("User-Agent", "switchyard-up")]
            return try await client.send(OutboundRequest("GET", url, headers: headers, timeout: .seconds(2))).status
                == 200
        } catch {
            return false
        }
    }

    private static func isFree(_ port: Int) -> Bool {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var reuse: Int32 = 1
        setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
