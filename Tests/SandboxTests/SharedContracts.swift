import Foundation

/// What the real parties publish, beside the package where it is at hand.
enum SharedContracts {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/contracts")
    static let areThere = FileManager.default.fileExists(atPath: folder.path)
}
