import Foundation

/// Independent programs in Python, when this machine has what they need.
enum Python {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let contracts = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/contracts")
    static let hasContracts = FileManager.default.fileExists(atPath: contracts.path)
    static let hasSchemas = run(["-c", "import jsonschema, referencing"]).status == 0
    static let hasClients = run(["-c", "import githubkit, github"]).status == 0

    /// Runs a script off the cooperative pool.
    static func script(_ name: String, _ arguments: [String]) async -> (status: Int32, output: String) {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: run([folder.appendingPathComponent(name).path] + arguments))
            }
        }
    }

    private static func run(_ arguments: [String]) -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        do {
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: text, as: UTF8.self))
        } catch {
            return (-1, "\(error)")
        }
    }
}
