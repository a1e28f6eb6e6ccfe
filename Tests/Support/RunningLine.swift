import Foundation
package import SwitchyardCore
import Synchronization

/// The whole line as processes of its own: a private Redis, the sandbox, the five services, on free ports of loopback.
package final class RunningLine: Sendable {
    /// What is run and how.
    package let plan: LocalPlan
    /// Its Redis.
    package let redis: PrivateRedis
    private let processes = Mutex<[String: ProcessBox]>([:])
    private let sandboxArguments: [String]
    private let log: FileHandle?

    /// Starts all of it and waits until it is ready.
    ///
    /// - Parameters:
    ///   - policy: `switchyard.yaml`; the sandbox's with writes every few milliseconds when left out.
    ///   - environment: what else the processes are told.
    ///   - sandboxArguments: what the sandbox is told beside, for example to play a day.
    ///   - asksSandbox: whether the sandbox stands in for Claude, which is asked when `environment` has a key.
    package init(
        policy: String? = nil, fsync: String = "everysec", environment: [String: String] = [:],
        sandboxArguments: [String] = [], asksSandbox: Bool = false
    ) throws {
        self.sandboxArguments = sandboxArguments
        redis = try PrivateRedis(fsync: fsync)
        let folder = redis.folder.path
        let path = "\(folder)/switchyard.yaml"
        try (policy ?? RunningLine.quickPolicy()).write(toFile: path, atomically: true, encoding: .utf8)
        var values = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("SWITCHYARD_") && !$0.key.hasPrefix("GITHUB_") && !$0.key.hasPrefix("ANTHROPIC_")
        }
        values.merge(environment) { $1 }
        values["SWITCHYARD_REDIS_URL"] = redis.url
        values["SWITCHYARD_CONFIG"] = path
        values["SWITCHYARD_LOG_LEVEL"] = environment["SWITCHYARD_LOG_LEVEL"] ?? "warning"
        let port = RunningLine.freePorts()
        if asksSandbox { values["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(port + 6)/anthropic" }
        plan = LocalPlan(
            binaries: RunningLine.binaries, folder: folder, port: port, isSandbox: true,
            sandboxConfig: path, clockOrigin: "", clockRate: 1, apiToken: "end-to-end", webhookSecret: "hush",
            startsRedis: false, parent: ProcessInfo.processInfo.processIdentifier, environment: values)
        let logPath = "\(folder)/services.log"
        try Data().write(to: URL(fileURLWithPath: logPath))
        log = FileHandle(forWritingAtPath: logPath)
        for name in names where name != "console" { try start(name) }
        for name in names where name != "console" { try waitUntilReady(name) }
    }

    /// What the processes wrote, for a failing test's message.
    package var logs: String {
        (try? String(contentsOfFile: "\(redis.folder.path)/services.log", encoding: .utf8)) ?? ""
    }

    /// The programs' names.
    package var names: [String] { plan.programs.map(\.name) }

    /// The sandbox's policy with the write budget of a generous server.
    package static func quickPolicy(interval: String = "5ms") throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("deploy/sandbox.yaml"), encoding: .utf8)
        return text.replacing(
            "write_interval: 1s, content_per_minute: 80, content_per_hour: 500",
            with: "write_interval: \(interval), content_per_minute: 100000, content_per_hour: 1000000")
    }

    /// Starts one program.
    package func start(_ name: String) throws {
        guard var program = plan.programs.first(where: { $0.name == name }) else { return }
        // The clock of a test is the world's own, unless the test says otherwise.
        for key in ["SWITCHYARD_CLOCK_RATE", "SWITCHYARD_CLOCK_ORIGIN", "SWITCHYARD_CLOCK_CATCHES_UP"] {
            program.environment[key] = plan.environment[key]
        }
        let arguments = name == "sandbox" ? ["sandbox"] + sandboxArguments : program.arguments
        let box = try ProcessBox(program.executable, arguments, environment: program.environment, output: log)
        processes.withLock { $0[name] = box }
    }

    /// Sends SIGKILL and waits for the end.
    package func kill(_ name: String) { processes.withLock { $0[name] }?.kill() }

    /// Sends SIGTERM and answers the exit status.
    package func terminate(_ name: String) -> Int32? { processes.withLock { $0[name] }?.terminate() }

    /// Waits until a program answers that it is ready.
    package func waitUntilReady(_ name: String) throws {
        guard let program = plan.programs.first(where: { $0.name == name }), let box = processes.withLock({ $0[name] })
        else { return }
        let port = program.environment["SWITCHYARD_PORT"] ?? ""
        try box.waitUntil {
            RunningLine.get("http://127.0.0.1:\(port)\(name == "sandbox" ? "/_sandbox/clock" : "/health/ready")") == 200
        }
    }

    deinit {
        for box in processes.withLock({ $0.values }) { box.kill() }
    }

    private static let binaries: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(own[..<(own.lastIndex(of: "/") ?? own.endIndex)])
    }()

    /// Seven ports in a row that nobody listens on, below those that outgoing connections are given.
    private static func freePorts() -> Int {
        while true {
            let base = Int.random(in: 12_000...32_000)
            if (base...(base + 6)).allSatisfy({ get("http://127.0.0.1:\($0)/") == nil }) { return base }
        }
    }

    /// The status of a small request; `nil` when nobody answers.
    package static func get(_ url: String) -> Int? {
        let curl = Process()
        curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        curl.arguments = ["curl", "-s", "-m", "2", "-o", "/dev/null", "-w", "%{http_code}", url]
        let pipe = Pipe()
        curl.standardOutput = pipe
        guard (try? curl.run()) != nil else { return nil }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        curl.waitUntilExit()
        return curl.terminationStatus == 0 ? Int(text) : nil
    }
}
