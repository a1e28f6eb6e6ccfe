import Foundation

/// The files of the project that these tests compare with.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func example() throws -> String { try text("deploy/switchyard.example.yaml") }

    /// Whether generated files are to be written anew instead of compared: `SWITCHYARD_UPDATE_GOLDEN=1`.
    static var updatesGolden: Bool { ProcessInfo.processInfo.environment["SWITCHYARD_UPDATE_GOLDEN"] == "1" }

    static func write(_ text: String, to path: String) throws {
        try text.write(to: root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
}
