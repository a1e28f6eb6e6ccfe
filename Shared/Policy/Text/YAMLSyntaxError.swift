import Yams

/// What the parser says about a text that is no YAML, with the remedy for the usual slips.
struct YAMLSyntaxError {
    private let position: TextPosition
    private let message: String

    init(_ error: any Error, in source: YAMLSource) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            position = source.original(of: TextPosition(line: mark.line, column: mark.column))
            let began = context.map { " (\($0.text), which began in line \($0.mark.line))" } ?? ""
            message = problem + began
        case .reader(let problem, _, _, _):
            position = .start
            message = problem
        default:
            position = .start
            message = "the text cannot be read as YAML"
        }
    }

    func report(to log: inout ProblemLog) {
        let isTooDeep = message.contains("nesting level")
        log.add(
            isTooDeep ? .tooComplex : .syntax, at: position, path: "", "not valid YAML: \(message)", suggestion: remedy)
    }

    private var remedy: String {
        let remedies = [
            ("nesting level", "check the brackets and the indentation"),
            ("tab character", "indent with spaces, not with tabs"),
            (
                "cannot start any token",
                "indent with spaces, and put quotes around a value that starts with '@', '`' or a tab"
            ),
            (
                "mapping values are not allowed",
                "check the indentation, and put quotes around a value that contains ': '"
            ),
            ("could not find expected ':'", "write 'key: value', with a space after the colon"),
            ("another document", "keep a single document, without '---' in the middle"),
            ("unexpected end of stream", "close the quote or the bracket"),
            ("expected ',' or", "close the bracket, and separate its items with commas"),
            ("expected <block end>", "indent the keys of one mapping by the same number of spaces"),
        ]
        return remedies.first { message.contains($0.0) }?.1
            ?? "check quotes, brackets and indentation around this place"
    }
}
