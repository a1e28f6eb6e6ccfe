import Foundation
import SwitchyardCore
import Synchronization

/// A running program whose lines are handed on.
final class ChildProcess: Sendable {
    private let process: Process
    private let ended: AsyncStream<Int32>

    /// Starts it.
    init(_ program: ChildProgram, line: @escaping @Sendable (String) -> Void) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program.executable)
        process.arguments = program.arguments
        process.environment = program.environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = {
            end.yield($0.terminationReason == .exit ? $0.terminationStatus : 128 + $0.terminationStatus)
            end.finish()
        }
        try process.run()
        self.process = process
        self.ended = ended
        let output = pipe.fileHandleForReading
        // Reading blocks, so it has a thread of its own.
        Thread.detachNewThread {
            var splitter = LineSplitter()
            while case let data = output.availableData, !data.isEmpty {
                for text in splitter.take(Array(data)) { line(text) }
            }
            if let rest = splitter.rest() { line(rest) }
        }
    }

    /// Its exit status, or 128 and the signal's number; once it has ended.
    func status() async -> Int32 {
        for await status in ended { return status }
        return process.isRunning ? 0 : process.terminationStatus
    }

    /// Sends a signal, if it still runs.
    func signal(_ number: Int32) {
        guard process.isRunning else { return }
        kill(process.processIdentifier, number)
    }
}
