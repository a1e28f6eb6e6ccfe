extension Format where Value: Equatable {
    /// A text with a form of its own, read by `parse`, which throws the remedy.
    ///
    /// - Parameter pattern: The form as a JSON Schema (ECMA-262) expression; it may admit more than `parse` does.
    static func form(
        _ name: String, pattern: String, parse: @escaping @Sendable (String) throws(MalformedText) -> Value,
        write: @escaping @Sendable (Value) -> String
    ) -> Format {
        Format(
            name: name, schema: .members(["type": .text("string"), "pattern": .text(pattern)]),
            read: { node, path, log in
                guard let text = node.text(expecting: name, path: path, log: &log) else { return nil }
                do throws(MalformedText) {
                    return try parse(text)
                } catch {
                    log.add(
                        error.code, at: node.position, path: path, "\(text.quoted) is \(error.what)",
                        suggestion: error.remedy)
                    return nil
                }
            },
            write: { .text(write($0)) })
    }
}

/// Why a text does not have the form it should have.
struct MalformedText: Error {
    var code = PolicyProblem.Code.malformed
    /// Completes "'x' is …".
    let what: String
    let remedy: String?

    init(_ what: String, remedy: String?, code: PolicyProblem.Code = .malformed) {
        self.what = what
        self.remedy = remedy
        self.code = code
    }
}

extension Format<String> {
    /// A text of 1 to `limit` characters.
    static func text(_ name: String = "text", limit: Int = 200) -> Format {
        Format(
            name: name,
            schema: .members(["type": .text("string"), "minLength": .integer(1), "maxLength": .integer(limit)]),
            read: { node, path, log in
                guard let text = node.text(expecting: name, path: path, log: &log) else { return nil }
                guard !text.isEmpty, text.unicodeScalars.count <= limit else {
                    log.add(
                        .outOfRange, at: node.position, path: path,
                        text.isEmpty ? "the text is empty" : "the text has \(text.unicodeScalars.count) characters",
                        suggestion: "write 1 to \(limit) characters")
                    return nil
                }
                return text
            },
            write: { .text($0) })
    }
}

extension YAMLNode {
    /// The text that stands here; `nil` when the log now says what stands here instead.
    func text(expecting name: String, path: String, log: inout ProblemLog) -> String? {
        guard case .scalar(let text, let isPlain) = content else {
            wrongType(expecting: name, path: path, log: &log, remedy: "write a single value")
            return nil
        }
        let kind = kindName
        guard !isPlain || kind == "a text" else {
            let remedy =
                kind == "nothing" ? "give a value, or leave the key out" : "put quotes around it if the text is meant"
            log.add(.wrongType, at: position, path: path, "\(name) is expected here, not \(kind)", suggestion: remedy)
            return nil
        }
        return text
    }

    func wrongType(expecting name: String, path: String, log: inout ProblemLog, remedy: String?) {
        log.add(.wrongType, at: position, path: path, "\(name) is expected here, not \(kindName)", suggestion: remedy)
    }
}
