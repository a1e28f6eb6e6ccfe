import FailureText

/// What a mebibyte of the worst text costs each function that meets text from outside; the limit is 100 ms.
enum TextTrial {
    private static let shapes = [
        "a", "\"", "://", "password=", "token=", "password=\"", "-----BEGIN ", ".", "7", "`", "@", "\n", "eyJaaaaaa.",
        "ghp_", "sk-", "://a:", "( ", "[", "\\", "\u{1B}[", "\u{200B}", "é", "a.b.", "1-", "Error\n", "Error: ",
        "model.a.b ", "in model x (", "Traceback (most recent call last)\n", "/tmp/", "Jan 1 ", "1,000",
        "sql compilation error: ",
        "Bearer ", "<", "abcdef1", "12:", " 1", "www.", "token=[redacted:a]",
    ]

    private static let functions: [(String, @Sendable (String) -> Int)] = [
        ("clean", { Sanitizing.clean($0).utf8.count }), ("redact", { Redaction.redact($0).utf8.count }),
        ("clip", { Clipping.clip($0).utf8.count }), ("normalise", { NormalizedError.line($0).utf8.count }),
        ("extract", { ErrorExtraction(title: "t", body: $0).fingerprint.utf8.count }),
        ("markdown", { Inert.markdown($0).utf8.count }),
    ]

    /// Prints a line a function: its slowest shape and the processor time in milliseconds, best of three.
    static func run() {
        for (name, function) in functions {
            var slowest = (shape: "", milliseconds: 0.0)
            for shape in shapes {
                let text = String(repeating: shape, count: (1 << 20) / shape.utf8.count)
                let time =
                    (0..<3).map { _ in
                        let start = CPUClock.seconds
                        _ = function(text)
                        return (CPUClock.seconds - start) * 1000
                    }.min() ?? 0
                if time > slowest.milliseconds { slowest = (shape, time) }
            }
            print("\(name)\t\(slowest.shape.debugDescription)\t\(slowest.milliseconds.rounded()) ms")
        }
    }
}
