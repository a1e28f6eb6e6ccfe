/// How dbt begins and ends what it says of a failure.
enum FailureHeading {
    private static let types: Set<String> = [
        "model", "test", "unit_test", "seed", "snapshot", "source", "operation", "analysis", "function", "saved_query",
        "semantic_model", "exposure", "metric",
    ]
    private static let kinds: Set<String> = [
        "Failure", "Database", "Compilation", "Runtime", "Dependency", "Parsing", "Validation", "Internal", "Freshness",
    ]

    /// The node of `Failure in model orders (models/orders.sql)` and of dbt's older `Database Error in model orders (…)`.
    static func node(_ line: Substring) -> DbtNodeResult? {
        let words = line.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: true)
        guard let first = words.first, kinds.contains(String(first)) else { return nil }
        // The message that repeats the heading is indented; a heading is not.
        guard line.first != " ", let place = words.firstIndex(of: "in"), place == (first == "Failure" ? 1 : 2),
            words.count > place + 2
        else { return nil }
        let type = String(words[place + 1])
        guard types.contains(type), words[place + 2].utf8.count < 512 else { return nil }
        let path = words.count > place + 3 ? words[place + 3] : ""
        let isPath = path.first == "(" && path.last == ")"
        return DbtNodeResult(
            uniqueID: "\(type).\(words[place + 2])", status: type.hasSuffix("test") ? "fail" : "error",
            path: isPath ? String(path.dropFirst().dropLast()) : nil)
    }

    /// Whether the heading is part of the message already.
    static func saysWhy(_ line: Substring) -> Bool { !line.hasPrefix("Failure ") }

    /// `Encountered an error:`, before what kept the invocation from going on.
    static func isFatal(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("Encountered an error") || text.hasPrefix("Encountered an unexpected error")
            || text.hasPrefix("Unhandled error while executing")
    }

    static func isTraceback(_ line: Substring) -> Bool { line.hasPrefix("Traceback (most recent call last)") }

    /// What follows the last thing that dbt says of a node.
    static func endsBlock(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("compiled code at ") || text.hasPrefix("compiled SQL at ") || text.hasPrefix("Done. ")
            || text.hasPrefix("Warning in ") || text.hasPrefix("Completed with ") || text.hasPrefix("Finished running ")
    }
}
