import Foundation

/// The folder of recorded contracts beside the package, when this machine has it.
enum SharedContracts {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/contracts")
    static let arePresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence = "../shared/contracts is not beside the package: its vectors are skipped"
}
