import Foundation

/// The project as it lies on the disk.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file of the package, by path.
    static func sources() throws -> [SourceFile] {
        try ["Services", "Shared", "Tests"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
                .filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
        }.map { path in
            SourceFile(path, try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
        }
    }

    /// The folders at the root.
    static func folders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: [.isDirectoryKey])
            .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
            .map(\.lastPathComponent).sorted()
    }
}
