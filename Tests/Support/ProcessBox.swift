package import Foundation

/// A child process that a test started and ends.
package final class ProcessBox: Sendable {
    private let process: Process

    /// Starts a program found on PATH, its output thrown away unless `output` is given.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, output: FileHandle? = nil
    ) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        if let environment { process.environment = environment }
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = output ?? FileHandle.nullDevice
        try process.run()
    }

    /// The process id.
    package var pid: Int32 { process.processIdentifier }

    /// Whether it still runs.
    package var isRunning: Bool { process.isRunning }

    /// Sends SIGKILL and waits for the end.
    package func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Sends SIGTERM and answers the exit status once it has ended.
    package func terminate() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Polls until the condition holds; throws when the process ends first.
    package func waitUntil(_ condition: () -> Bool) throws {
        while !condition() {
            guard process.isRunning else { throw Ended(status: process.terminationStatus) }
            usleep(5000)
        }
    }

    /// The process ended before it was ready.
    package struct Ended: Error {
        /// Its exit status.
        package let status: Int32
    }
}
