/// The node and the file that an error's text names.
enum MessagePlace {
    /// Looks at the first lines: `… in model orders (models/orders.sql)`, `Model 'model.shop.orders' (models/orders.sql)
    /// depends on …`, `Error reading shop: models/bad.yml - …`.
    static func find(in message: String) -> (uniqueID: String?, path: String?) {
        var (id, path): (String?, String?)
        for line in message.split(separator: "\n", maxSplits: 8, omittingEmptySubsequences: true).prefix(8) {
            let line = line.prefix(2000)
            if path == nil { path = parenthesised(line) ?? read(line) }
            if id == nil { id = quoted(line) }
        }
        return (id, path)
    }

    private static func parenthesised(_ line: Substring) -> String? {
        var rest = line
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let inside = rest[rest.index(after: open)..<close]
            if isFile(inside) { return String(inside) }
            rest = rest[rest.index(after: close)...]
        }
        return nil
    }

    private static func read(_ line: Substring) -> String? {
        guard let start = line.firstRange(of: "Error reading ") else { return nil }
        guard let colon = line[start.upperBound...].firstRange(of: ": ") else { return nil }
        let name = line[colon.upperBound...].prefix { $0 != " " }
        return isFile(name) ? String(name) : nil
    }

    /// An id between single quotes.
    private static func quoted(_ line: Substring) -> String? {
        for part in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() where part.offset % 2 == 1
        {
            let dots = part.element.split(separator: ".", omittingEmptySubsequences: false)
            guard dots.count >= 3, types.contains(String(dots[0])), dots.allSatisfy({ !$0.isEmpty }),
                !part.element.contains(where: \.isWhitespace)
            else { continue }
            return String(part.element)
        }
        return nil
    }

    private static let types: Set<String> = [
        "model", "test", "unit_test", "seed", "snapshot", "source", "exposure", "metric", "semantic_model", "analysis",
        "saved_query", "operation", "function",
    ]

    private static func isFile(_ text: Substring) -> Bool {
        guard text.utf8.count < 500, !text.contains(where: \.isWhitespace) else { return false }
        return [".sql", ".yml", ".yaml", ".py", ".csv", ".md"].contains { text.hasSuffix($0) }
    }
}
