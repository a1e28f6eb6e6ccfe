import Foundation

/// The files that hold what is on the wire, byte for byte; `SWITCHYARD_UPDATE_GOLDEN=1` writes them anew.
enum Golden {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/v1")

    static let isUpdating = ProcessInfo.processInfo.environment["SWITCHYARD_UPDATE_GOLDEN"] == "1"

    /// What `path` keeps; written from `made` first when files are to be written anew.
    static func kept(_ path: String, made: [UInt8]) throws -> [UInt8] {
        if isUpdating { try Data(made + [0x0A]).write(to: root.appendingPathComponent(path)) }
        return try kept(path)
    }

    /// What `path` keeps, without the line feed that ends the file.
    static func kept(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(path)).dropLast())
    }

    /// Paths of all files under `folder`, sorted.
    static func paths(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
            .map { "\(folder)/\($0)" }
    }

    /// A file of the project, by its path from the root.
    static func project(_ path: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(path)
    }
}
