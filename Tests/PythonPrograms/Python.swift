import Foundation

/// Independent programs in Python that tests compare with, when this machine has what they need.
package enum Python {
    /// What a program ended with.
    package typealias Ending = (status: Int32, output: String)

    /// Whether all of these modules can be imported.
    package static func has(_ modules: String) -> Bool { run(["-c", "import \(modules)"]).status == 0 }

    /// Runs python3 and waits for its end; what it wrote to both outputs comes together.
    package static func run(_ arguments: [String], input: String = "") -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("input-\(UUID().uuidString)")
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        do {
            try Data(input.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            process.standardInput = try FileHandle(forReadingFrom: file)
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: text, as: UTF8.self))
        } catch {
            return (-1, "\(error)")
        }
    }

    /// The same off the cooperative pool.
    package static func runApart(_ arguments: [String], input: String = "") async -> Ending {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: run(arguments, input: input)) }
        }
    }

    /// A script beside the file that asks.
    package static func script(_ name: String, beside file: String = #filePath) -> String {
        URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
    }
}
