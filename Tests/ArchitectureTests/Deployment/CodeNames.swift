/// Names that the code knows, for what stands in files that no compiler reads.
struct CodeNames: Sendable {
    /// Environment variables that some program reads.
    let variables: Set<String>
    /// Metrics that some program records.
    let metrics: Set<String>

    init(variables: Set<String>, metrics: Set<String>) {
        self.variables = variables
        self.metrics = metrics
    }

    init(from sources: [SourceFile]) {
        let product = sources.filter(\.isProduct)
        var variables: Set<String> = []
        var process: Set<String> = []
        for literal in product.flatMap({ $0.lines }).flatMap(CodeNames.literals) {
            if CodeNames.isVariable(literal) { variables.insert(literal) }
            if literal.hasPrefix("process_") { process.insert(literal) }
        }
        self.variables = variables
        metrics = process.union(CodeNames.recorded(product))
    }

    /// The cases of `MetricName` that are used somewhere.
    private static func recorded(_ sources: [SourceFile]) -> Set<String> {
        guard let names = sources.first(where: { $0.name == "MetricName.swift" }) else { return [] }
        let used = Set(
            sources.filter { $0.name != names.name }.flatMap { file in
                // `MetricName.lag` and, where the type is known, `.lag`.
                file.tokens.indices.filter { file.tokens[$0].text == "." }.compactMap { file.token($0 + 1)?.text }
            })
        return Set(
            names.tokens.indices.filter { names.tokens[$0].text == "case" }.compactMap { index -> String? in
                guard let word = names.token(index + 1), used.contains(word.text) else { return nil }
                return literals(names.lines[word.line - 1]).first
            })
    }

    /// The texts in quotes of a line.
    private static func literals(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    private static func isVariable(_ text: String) -> Bool {
        text.contains("_") && text.first?.isLetter == true
            && text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    // MARK: Rules

    /// Findings among variables that a program is given: unknown ones, and secrets that are no files.
    func findings(_ variables: [String], at place: String) -> [Finding] {
        variables.sorted().flatMap { variable -> [Finding] in
            let isFile = variable.hasSuffix("_FILE")
            let name = isFile ? String(variable.dropLast(5)) : variable
            var problems: [String] = []
            if !self.variables.contains(name) { problems.append("no program reads it") }
            if !isFile, CodeNames.isSecret(name) { problems.append("a secret: hand it over as \(name)_FILE") }
            return problems.map { Finding(place, "\(variable): \($0)") }
        }
    }

    static func isSecret(_ name: String) -> Bool {
        ["TOKEN", "SECRET", "KEY", "PASSWORD", "REDIS_URL"].contains { name.hasSuffix($0) }
    }

    /// Findings among metrics that a rule or a dashboard asks for.
    func metricFindings(in text: String, at place: String) -> [Finding] {
        let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
        return words.filter { $0.hasPrefix("switchyard_") || $0.hasPrefix("process_") }.sorted().compactMap { word in
            let whole = ["_bucket", "_sum", "_count"].first(where: word.hasSuffix).map { word.dropLast($0.count) }
            return metrics.contains(word) || metrics.contains(String(whole ?? "")) || word == "process_"
                ? nil : Finding(place, "\(word): no program records it")
        }
    }
}
