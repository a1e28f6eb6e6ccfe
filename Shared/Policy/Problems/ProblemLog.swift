/// Collects problems while a file is read, up to a limit, so that a hostile file costs no more than a large one.
struct ProblemLog {
    /// The number of problems that are told one by one.
    static let limit = 200

    private(set) var problems: [PolicyProblem] = []

    /// Whether further problems would not be shown, so that their remedies need not be worked out.
    var isFull: Bool { problems.count > ProblemLog.limit }

    /// Where an alias led nowhere: whatever the value then is taken for is no problem of its own.
    private var lostAliases: Set<TextPosition> = []

    mutating func add(
        _ code: PolicyProblem.Code, at position: TextPosition, path: String, _ message: String,
        suggestion: @autoclosure () -> String? = nil
    ) {
        guard !isFull, !lostAliases.contains(position) else { return }
        if code == .unknownAlias { lostAliases.insert(position) }
        let isLast = problems.count == ProblemLog.limit
        problems.append(
            PolicyProblem(
                code: isLast ? .more : code, line: position.line, column: position.column, path: isLast ? "" : path,
                message: isLast ? "there are more problems than the \(ProblemLog.limit) shown" : message,
                suggestion: isLast ? nil : suggestion()))
    }
}

extension String {
    /// The text in quotes for a message: at most 60 characters, with control characters escaped.
    var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return unicodeScalars.count > 60 ? "'\(shown)…'" : "'\(shown)'"
    }
}
