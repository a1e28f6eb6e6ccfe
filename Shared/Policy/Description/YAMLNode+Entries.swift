extension YAMLNode {
    /// A mapping's entries, each key once; `nil` when this is no mapping. Nothing reads as an empty mapping.
    ///
    /// Keys that are given twice or are no texts are reported and left out.
    func entries(path: String, log: inout ProblemLog) -> [(name: String, node: Entry)]? {
        guard case .mapping(let all) = content else {
            if isNull { return [] }
            let remedy = "write 'key: value' lines below it, indented, or { key: value }"
            wrongType(expecting: "a mapping", path: path, log: &log, remedy: remedy)
            return nil
        }
        var first: [String: TextPosition] = [:]
        var result: [(name: String, node: Entry)] = []
        // Explicit keys come first, so that they win over merged ones wherever the merge key stands.
        for entry in all.filter({ !$0.isMerged }) + all.filter(\.isMerged) {
            guard case .scalar(let name, _) = entry.key.content else {
                entry.key.wrongType(
                    expecting: "a key", path: path, log: &log, remedy: "write a single word before the colon")
                continue
            }
            if let earlier = first[name] {
                guard !entry.isMerged else { continue }
                log.add(
                    .duplicateKey, at: entry.key.position, path: path.extended(name),
                    "\(name.quoted) is given twice, first in line \(earlier.line)", suggestion: "keep one of them")
            } else {
                first[name] = entry.key.position
                result.append((name, entry))
            }
        }
        return result
    }
}

extension String {
    /// This key path with one key more; a key of unreasonable length is cut.
    func extended(_ key: String) -> String {
        let shown = key.quoted.dropFirst().dropLast()
        return isEmpty ? String(shown) : "\(self).\(shown)"
    }
}
