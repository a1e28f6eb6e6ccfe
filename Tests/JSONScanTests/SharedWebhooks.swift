import Foundation

/// GitHub's recorded webhook bodies beside the package, when this machine has them.
enum SharedWebhooks {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/contracts/github-webhooks")
    static let arePresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence = "../shared/contracts is not beside the package: its webhook bodies are skipped"

    /// Every body, by name.
    static func bodies() throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted().map {
            ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
        }
    }
}
