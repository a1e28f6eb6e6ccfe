import FailureText
import Glibc
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

    /// The processor time of this thread, best of two: what else runs on the machine does not count.
    private func time(_ function: (String) -> Int, _ text: String) -> Duration {
        func once() -> Duration {
            let start = LinearTimeTests.threadTime()
            _ = function(text)
            return LinearTimeTests.threadTime() - start
        }
        return min(once(), once())
    }

    private static func threadTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
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
