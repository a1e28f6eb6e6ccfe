/// Files stay small.
enum SizeRules {
    static func findings(in files: [SourceFile]) -> [Finding] {
        let sizes = files.map(\.lines.count).sorted()
        guard let median = quantile(sizes, 0.5), let tall = quantile(sizes, 0.9) else { return [] }
        return files.filter { $0.lines.count > 300 }.map { Finding($0.path, "\($0.lines.count) lines, 300 at most") }
            + files.filter { isEntry($0) && $0.lines.count > 60 }.map {
                Finding($0.path, "\($0.lines.count) lines, 60 at most in an entry")
            }
            + (median > 100 ? [Finding("median file", "\(median) lines, 100 at most")] : [])
            + (tall > 250 ? [Finding("90th percentile of files", "\(tall) lines, 250 at most")] : [])
    }

    private static func isEntry(_ file: SourceFile) -> Bool { file.tokens.contains { $0.text == "@main" } }

    private static func quantile(_ sorted: [Int], _ share: Double) -> Int? {
        sorted.isEmpty ? nil : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}
