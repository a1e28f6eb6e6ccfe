extension Format<Bool> {
    /// `true` or `false`; YAML 1.1's `yes` and `on` are refused, since tools disagree about them.
    static var boolean: Format {
        Format(
            name: "boolean", schema: .members(["type": .text("boolean")]),
            read: { node, path, log in
                switch node.content {
                case .scalar("true", isPlain: true): return true
                case .scalar("false", isPlain: true): return false
                default:
                    node.wrongType(expecting: "a boolean", path: path, log: &log, remedy: "write true or false")
                    return nil
                }
            },
            write: { .boolean($0) })
    }
}

extension Format<Int> {
    static func integer(_ range: ClosedRange<Int>) -> Format {
        Format(
            name: "integer",
            form: range.upperBound == .max ? "integer" : "integer, \(range.lowerBound)…\(range.upperBound)",
            schema: .members([
                "type": .text("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
            ]),
            read: { node, path, log in
                guard case .scalar(let text, isPlain: true) = node.content, let value = PlainNumber.integer(text) else {
                    let remedy = "write a whole number, without quotes and unit"
                    node.wrongType(expecting: "a whole number", path: path, log: &log, remedy: remedy)
                    return nil
                }
                guard range.contains(value) else {
                    log.add(
                        .outOfRange, at: node.position, path: path, "\(value) is out of range",
                        suggestion: "write a number from \(range.lowerBound) to \(range.upperBound)")
                    return nil
                }
                return value
            },
            write: { .integer($0) })
    }
}

extension Format<Double> {
    static func number(_ range: ClosedRange<Double>) -> Format {
        let bounds = (JSONTree.number(range.lowerBound), JSONTree.number(range.upperBound))
        return Format(
            name: "number", form: "number, \(bounds.0.compact)…\(bounds.1.compact)",
            schema: .members(["type": .text("number"), "minimum": bounds.0, "maximum": bounds.1]),
            read: { node, path, log in
                guard case .scalar(let text, isPlain: true) = node.content, let value = PlainNumber.double(text) else {
                    let remedy = "write a number, without quotes and unit"
                    node.wrongType(expecting: "a number", path: path, log: &log, remedy: remedy)
                    return nil
                }
                guard range.contains(value) else {
                    log.add(
                        .outOfRange, at: node.position, path: path, "\(text) is out of range",
                        suggestion: "write a number from \(bounds.0.compact) to \(bounds.1.compact)")
                    return nil
                }
                return value
            },
            write: { .number($0) })
    }
}
