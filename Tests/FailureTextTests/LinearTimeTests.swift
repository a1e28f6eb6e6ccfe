import FailureText
import Testing

@Suite("Linear time", .serialized)
struct LinearTimeTests {
    private static let shapes = [
        "a", "\"", "'", "://", "password=", "token=", "password=\"", "-----BEGIN ", "-----BEGIN A-----", ".", "7", "`",
        "@", "\n", "a@",
        "eyJaaaaaa.", "ghp_", "github_pat_", "sk-", "://a:", "( ", "[", "{", "\\", "\u{1B}[", "\u{1B}]", "\u{200B}",
        "é", "a.b.", "1-", "Error\n",
        "Error: ", "```\n", "model.a.b ", "in model x (", "Traceback (most recent call last)\n", "  x\n", "/tmp/",
        "/target/run/", "Jan 1 ", "1,000",
        "values [", ")=(", "sql compilation erro", "key?sig=", "Bearer ", "<", "abcdef1", "12:", " 1", "www.",
        "=[redacted:", "token=[redacted:a]",
    ]

    private static let functions: [(String, @Sendable (String) -> Int)] = [
        ("redact", { Redaction.redact($0).utf8.count }), ("clean", { Sanitizing.clean($0).utf8.count }),
        ("clip", { Clipping.clip($0).utf8.count }), ("normalise", { NormalizedError.line($0).utf8.count }),
        ("extract", { ErrorExtraction(title: "t", body: $0).fingerprint.utf8.count }),
        ("markdown", { Inert.markdown($0).utf8.count }), ("fence", { Inert.fence($0).utf8.count }),
        ("slack", { Inert.slack($0).utf8.count }), ("html", { Inert.html($0).utf8.count }),
    ]

    /// Best of two, so that a neighbour's load is not taken for growth.
    private func time(_ function: (String) -> Int, _ text: String) -> Duration {
        let clock = ContinuousClock()
        return min(clock.measure { _ = function(text) }, clock.measure { _ = function(text) })
    }

    @Test(
        "four times the text takes no more than about four times as long, whatever its shape",
        arguments: functions.indices)
    func ratio(index: Int) {
        let (name, function) = Self.functions[index]
        var slowest = (shape: "", duration: Duration.zero)
        for shape in Self.shapes {
            let small = String(repeating: shape, count: 16_384 / shape.utf8.count)
            let large = String(repeating: shape, count: 65_536 / shape.utf8.count)
            let (first, second) = (time(function, small), time(function, large))
            if second > slowest.duration { slowest = (shape, second) }
            #expect(
                second < first * 12 + .milliseconds(10),
                "\(name) of \(shape.debugDescription): \(first), then \(second)")
        }
        print("\(name): slowest shape \(slowest.shape.debugDescription), \(slowest.duration * 16) per MiB")
    }
}
