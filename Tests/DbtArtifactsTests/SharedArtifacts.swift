import DbtArtifacts
import Foundation

/// The folder of recorded artifacts and logs beside the package, when this machine has it.
enum SharedArtifacts {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/contracts/dbt/artifacts")
    static let arePresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence = "../shared/contracts is not beside the package: its recorded artifacts are skipped"

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// What is read from one file, whichever kind it is.
    static func failures(_ name: String) throws -> DbtFailures {
        let bytes = try bytes(name)
        var invocation = DbtInvocation()
        if name.hasSuffix("run_results.json") {
            invocation.results = try RunResults(parsing: bytes).nodes
        } else if name.hasSuffix("sources.json") {
            invocation.results = try SourceFreshness(parsing: bytes).nodes
        } else {
            invocation.log = DbtLog(reading: String(decoding: bytes, as: UTF8.self))
        }
        return invocation.failures()
    }
}
