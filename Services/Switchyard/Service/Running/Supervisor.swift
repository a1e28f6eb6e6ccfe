import Foundation
import Logging
import ServiceLifecycle
package import SwitchyardCore
import Synchronization

/// Keeps programs running: starts them stage by stage, restarts what dies, and stops all, the last stage first.
package final class Supervisor: Service {
    private let programs: [ChildProgram]
    private let ready: @Sendable (Int) async -> Bool
    private let write: @Sendable (ChildProgram?, String) -> Void
    private let drain: Duration
    private let state = Mutex(State())

    private struct State {
        var running: [String: ChildProcess] = [:]
        var stopped: Set<Int> = []
    }

    /// - Parameters:
    ///   - ready: whether everything of a stage answers.
    ///   - drain: how long a program may take to end after SIGTERM before it is killed.
    ///   - write: shows a line of a program, or of the supervisor itself (`nil`).
    package init(
        programs: [ChildProgram], drain: Duration, ready: @escaping @Sendable (Int) async -> Bool,
        write: @escaping @Sendable (ChildProgram?, String) -> Void
    ) {
        self.programs = programs
        self.drain = drain
        self.ready = ready
        self.write = write
    }

    /// Runs until a graceful shutdown; returns when every program has ended.
    package func run() async throws {
        let stages = Set(programs.map(\.stage)).sorted()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.start(stages) }
            try? await gracefulShutdown()
            for stage in stages.reversed() { await self.stop(stage) }
            await group.waitForAll()
        }
    }

    private func start(_ stages: [Int]) async {
        await withTaskGroup(of: Void.self) { group in
            for stage in stages {
                for program in programs where program.stage == stage {
                    group.addTask { await self.keep(program) }
                }
                while !isStopped(stage), !(await ready(stage)) { try? await Task.sleep(for: .milliseconds(50)) }
            }
        }
    }

    private func isStopped(_ stage: Int) -> Bool { state.withLock { $0.stopped.contains(stage) } }

    private func keep(_ program: ChildProgram) async {
        var policy = RestartPolicy()
        while !isStopped(program.stage) {
            let start = ContinuousClock.now
            do {
                let child = try ChildProcess(program) { self.write(program, $0) }
                state.withLock { $0.running[program.name] = child }
                if isStopped(program.stage) { child.signal(SIGTERM) }
                let status = await child.status()
                state.withLock { $0.running[program.name] = nil }
                guard !isStopped(program.stage) else { return }
                write(nil, "\(program.name) ended with status \(status); starting it again")
            } catch {
                write(nil, "\(program.name) can't be started: \(error)")
            }
            var rest = policy.rest(afterRunning: ContinuousClock.now - start)
            // In pieces, so that a shutdown is not kept waiting.
            while rest > .zero, !isStopped(program.stage) {
                try? await Task.sleep(for: .milliseconds(100))
                rest -= .milliseconds(100)
            }
        }
    }

    private func stop(_ stage: Int) async {
        let members = programs.filter { $0.stage == stage }.map(\.name)
        let children = state.withLock { state in
            state.stopped.insert(stage)
            return members.compactMap { state.running[$0] }
        }
        for child in children { child.signal(SIGTERM) }
        let until = ContinuousClock.now + drain
        while hasRunning(members) {
            if ContinuousClock.now > until { for child in children { child.signal(SIGKILL) } }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    private func hasRunning(_ names: [String]) -> Bool {
        state.withLock { state in names.contains { state.running[$0] != nil } }
    }
}
