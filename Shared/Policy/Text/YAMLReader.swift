import Yams

/// Reads one YAML document into nodes with places, in bounded time and memory whatever the text is.
enum YAMLReader {
    /// The largest text that is read.
    static let byteLimit = 1 << 20
    /// The number of duplicate keys that are worked around before the reader gives up: each costs another pass, so that
    /// a large text gets fewer.
    private static func duplicateLimit(characters: Int) -> Int { min(50, max(4, 8 * byteLimit / max(1, characters))) }

    /// The document's value, `nil` for an empty document or when `log` says why there is none.
    static func read(_ text: String, log: inout ProblemLog) -> YAMLNode? {
        guard text.utf8.count <= byteLimit else {
            log.add(
                .tooLarge, at: .start, path: "", "the file has \(text.utf8.count) bytes",
                suggestion: "a policy may have at most \(byteLimit)")
            return nil
        }
        let withoutMark = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        let source = YAMLSource(withoutMark)
        if let forbidden = source.firstForbidden() {
            log.add(
                .syntax, at: forbidden.position, path: "",
                "the character U+\(String(forbidden.scalar.value, radix: 16, uppercase: true)) is not allowed",
                suggestion: "remove it, or write it as an escape in double quotes")
            return nil
        }
        guard let node = compose(source, log: &log) else { return nil }
        return withinLimits(node, log: &log) ? node : nil
    }

    private static func compose(_ original: YAMLSource, log: inout ProblemLog) -> YAMLNode? {
        var source = original
        let limit = duplicateLimit(characters: original.count)
        var last = TextPosition.start
        for _ in 0...limit {
            do {
                // The parser owns the anchors that its nodes refer to weakly, so it outlives the conversion.
                let parser = try Parser(yaml: source.prepared(), resolver: .basic, encoding: .utf8)
                return try withExtendedLifetime(parser) {
                    guard let root = try parser.singleRoot() else { return nil }
                    var conversion = YAMLConversion(source: source, log: log)
                    let node = conversion.convert(root)
                    log = conversion.log
                    return node
                }
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let mark = TextPosition(line: context.mark.line, column: context.mark.column)
                let place = source.original(of: mark)
                last = place
                if source.markDuplicate(at: place) { continue }
                let name = YAMLSource.restored(names.first ?? "")
                log.add(.duplicateKey, at: place, path: "", "\(name.quoted) is given twice", suggestion: "keep one")
                return nil
            } catch {
                YAMLSyntaxError(error, in: source).report(to: &log)
                return nil
            }
        }
        log.add(
            .duplicateKey, at: last, path: "", "more than \(limit) keys are given twice, one of them here",
            suggestion: "keep one of each")
        return nil
    }

    private static func withinLimits(_ node: YAMLNode, log: inout ProblemLog) -> Bool {
        if node.depth > YAMLNode.depthLimit {
            log.add(
                .tooComplex, at: node.position, path: "",
                "values are nested more than \(YAMLNode.depthLimit) levels deep",
                suggestion: "check the brackets and the indentation")
        } else if node.size > YAMLNode.sizeLimit {
            log.add(
                .tooComplex, at: node.position, path: "",
                "with its aliases followed, the file has more than \(YAMLNode.sizeLimit) values",
                suggestion: "use fewer aliases")
        } else {
            return true
        }
        return false
    }
}
