import Outbound
import Testing

@Suite("Rules of calls to the outside")
struct RuleTests {
    @Test(
        "everything but unreserved characters is escaped in a path or a query",
        arguments: [
            ("az AZ-09._~", "az%20AZ-09._~"), ("a/b?c=d&e#f", "a%2Fb%3Fc%3Dd%26e%23f"),
            ("ü€😀", "%C3%BC%E2%82%AC%F0%9F%98%80"),
            ("priority:high", "priority%3Ahigh"), ("100%", "100%25"), ("a+b\r\n", "a%2Bb%0D%0A"), ("", ""),
        ])
    func escapes(text: String, escaped: String) { #expect(PercentEncoding.encode(text) == escaped) }

    @Test("a header is found whatever its case, and the first of several counts")
    func header() {
        let reply = OutboundReply(
            status: 200, headers: [OutboundHeader("Retry-After", "7"), OutboundHeader("retry-after", "9")])
        #expect(reply.header("RETRY-AFTER") == "7")
        #expect(reply.header("retry") == nil)
    }

    @Test("waits double up to their ceiling, and a random share of them is taken")
    func backoff() {
        let policy = RetryPolicy(attempts: 6, base: .milliseconds(200), most: .seconds(1))
        let full = (1...6).map { policy.delay(afterAttempt: $0, jitter: 1) }
        #expect(
            full == [.milliseconds(200), .milliseconds(400), .milliseconds(800), .seconds(1), .seconds(1), nil])
        #expect(policy.delay(afterAttempt: 2, jitter: 0.25) == .milliseconds(100))
        #expect(policy.delay(afterAttempt: 1, jitter: 0) == .zero)
    }

    @Test("a jitter out of its range counts as the nearest in it")
    func jitterRange() {
        let policy = RetryPolicy(attempts: 3)
        #expect(policy.delay(afterAttempt: 1, jitter: 7) == .milliseconds(200))
        #expect(policy.delay(afterAttempt: 1, jitter: -7) == .zero)
    }

    @Test("what the other side asked for is never cut short, and the last attempt stays the last")
    func asked() {
        let policy = RetryPolicy(attempts: 3, base: .seconds(1), most: .seconds(5))
        #expect(policy.delay(afterAttempt: 1, asked: .seconds(90), jitter: 0.5) == .seconds(90))
        #expect(policy.delay(afterAttempt: 2, asked: .milliseconds(1), jitter: 1) == .seconds(2))
        #expect(policy.delay(afterAttempt: 3, asked: .seconds(90), jitter: 1) == nil)
    }

    @Test("so many attempts that doubling would overflow wait the ceiling")
    func manyAttempts() {
        let policy = RetryPolicy(attempts: .max, base: .seconds(1), most: .seconds(30))
        #expect(policy.delay(afterAttempt: 1_000_000, jitter: 1) == .seconds(30))
    }

    @Test("an error tells its code and its message")
    func description() {
        let error = OutboundError(.timeout, mayHaveBeenApplied: true, "Timeout was reached")
        #expect(error.description == "timeout: Timeout was reached")
    }
}
