extension DecodingError {
    /// What is wrong with a JSON text and where, in one sentence that repeats none of its values.
    package var sentence: String {
        switch self {
        case .keyNotFound(let key, let context):
            return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(let type, let context):
            return "\(place(context.codingPath)) is not \(article(type))"
        case .valueNotFound(let type, let context):
            return "\(place(context.codingPath)) is null, expected \(article(type))"
        case .dataCorrupted(let context):
            if context.codingPath.isEmpty { return "the request is not valid JSON" }
            return "\(place(context.codingPath)) is wrong: \(context.debugDescription)"
        @unknown default:
            return "the request can't be read"
        }
    }

    private func place(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "the request" : text
    }

    private func article(_ type: Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "a boolean"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is any CollectionOfJSON.Type: "a list"
        default: "an object"
        }
    }
}

/// Marks what JSON writes as a list, so that a metatype can be asked.
private protocol CollectionOfJSON {}
extension Array: CollectionOfJSON {}
