import Foundation
import JSONScan

/// The folder of recorded contracts beside the package, when this machine has it.
enum SharedContracts {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/contracts")
    static let arePresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence = "../shared/contracts is not beside the package: its recorded bodies are skipped"

    /// A recorded body and the event that it came with.
    struct Body {
        let name: String
        let event: String
        let value: JSONValue
    }

    /// Every recorded GitHub body, in the order of names.
    static func gitHubBodies() throws -> [Body] {
        let webhooks = folder.appendingPathComponent("github-webhooks")
        return try FileManager.default.subpathsOfDirectory(atPath: webhooks.path).filter { $0.hasSuffix(".json") }
            .sorted().map { name in
                let value = try value("github-webhooks/\(name)")
                return Body(name: name, event: name.split(separator: "/").first.map(String.init) ?? "", value: value)
            }
    }

    /// One file's JSON.
    static func value(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: [UInt8](Data(contentsOf: folder.appendingPathComponent(path))))
    }
}
