import FoundationEssentials

/// Where the corpus lies.
package enum CorpusLocation {
    /// The folder that the build makes beside the executables.
    static let bundle = "switchyard_ClassifierCore.resources/Corpus"

    /// The first that exists of: `override` (the value of `SWITCHYARD_CORPUS`), the folder beside `executable`, the
    /// folder in the sources that this was built from; `nil` when there is none.
    package static func find(override: String? = nil, executable: String? = CommandLine.arguments.first) -> String? {
        if let override { return override }
        var candidates: [String] = []
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        for path in [own, executable].compactMap({ $0 }) {
            guard let slash = path.lastIndex(of: "/") else { continue }
            candidates.append(String(path[..<slash]) + "/" + bundle)
        }
        candidates.append(#filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Corpus")
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/" + Corpus.reportFiles[0]) }
    }
}
