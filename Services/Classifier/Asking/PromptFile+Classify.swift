package import ClassifierCore
import FoundationEssentials

extension PromptFile {
    /// The prompt that sorts failures.
    ///
    /// - Throws: ``CorpusError`` (`missing`, `malformed`).
    package static func classify() throws(CorpusError) -> PromptFile { try load("classify") }

    /// The prompt that asks what is behind a failure.
    ///
    /// - Throws: ``CorpusError`` (`missing`, `malformed`).
    package static func investigate() throws(CorpusError) -> PromptFile { try load("investigate") }

    /// A prompt from beside the executable or from the sources that it was built from.
    ///
    /// - Throws: ``CorpusError`` (`missing`, `malformed`).
    private static func load(_ name: String) throws(CorpusError) -> PromptFile {
        for folder in folders {
            if let data = FileManager.default.contents(atPath: folder + "/\(name).md") {
                return try PromptFile(parsing: String(decoding: data, as: UTF8.self))
            }
        }
        throw CorpusError(code: .missing, message: "the prompt \(name).md is not beside the executable")
    }

    private static var folders: [String] {
        var list: [String] = []
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        for path in [own, CommandLine.arguments.first].compactMap({ $0 }) {
            guard let slash = path.lastIndex(of: "/") else { continue }
            list.append(String(path[..<slash]) + "/switchyard_ClassifierCore.resources/Prompts")
        }
        list.append(#filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Core/Prompts")
        return list
    }
}
