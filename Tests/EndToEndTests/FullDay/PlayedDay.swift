import Contracts
import Foundation
import Outbound
import Sandbox
import Streams
import Support
import SwitchyardCore

/// The full day, played to the real services by the sandbox under a clock that all of them share.
struct PlayedDay: Sendable {
    /// Virtual seconds in a real one.
    static let rate = 300
    /// Long enough for all that a day's failures lead to: bad data is trusted again after 24 hours.
    static let length = Duration.seconds(27 * 3600 + 1200)

    let day: FullDay
    let line: RunningLine
    let caller: Caller
    let view: StreamView
    /// When the day began.
    let origin: Timestamp

    /// Starts everything, and returns when the day is over and all that it led to is done.
    init() async throws {
        let real = Int64(Date().timeIntervalSince1970 * 1000)
        let origin = Timestamp(milliseconds: real / 86_400_000 * 86_400_000)
        self.origin = origin
        day = FullDay.make()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        line = try RunningLine(
            policy: try String(contentsOf: root.appendingPathComponent("deploy/sandbox.yaml"), encoding: .utf8),
            environment: [
                "SWITCHYARD_CLOCK_RATE": "\(PlayedDay.rate)",
                // The services have these seconds to start in.
                "SWITCHYARD_CLOCK_ORIGIN": "\(origin.rfc3339)@\(real + 12_000)",
            ], sandboxArguments: ["--full-day"])
        caller = Caller(line: line)
        view = try StreamView(line)
        let end = origin + PlayedDay.length
        let caller = caller
        try await caller.wait("the day is over", seconds: 600) { try await caller.clock() >= end }
        let view = view
        try await caller.wait("all is handled", seconds: 60) { try await view.unfinished() == 0 }
        try await caller.wait("all is written", seconds: 60) {
            let open = try await caller.rpc(
                "ResolverService", "ListEffects", ["state": "planned", "page_size": 5], port: line.plan.port + 4)
            return (open["effects"] as? [Any] ?? []).isEmpty
        }
    }
}
