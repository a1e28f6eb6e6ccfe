import Foundation

/// What SwiftPM says of this package.
struct PackageDump: Decodable, Sendable {
    let targets: [PackageTarget]

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads the file that `SWITCHYARD_PACKAGE_DUMP` names, or else asks SwiftPM.
    ///
    /// SwiftPM gets a scratch folder of its own, since the running `swift test` may hold the lock of `.build`.
    static func load() throws -> PackageDump {
        if let path = ProcessInfo.processInfo.environment["SWITCHYARD_PACKAGE_DUMP"] {
            return try JSONDecoder().decode(PackageDump.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        }
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("switchyard-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", Tree.root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.standardError
        try process.run()
        let json = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "swift package dump-package ended with \(process.terminationStatus)")
        }
        return try JSONDecoder().decode(PackageDump.self, from: json)
    }
}
