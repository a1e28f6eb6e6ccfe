import Anthropic
import Testing

@Suite("How often one failure may call")
struct AllowanceTests {
    private let busy = AnthropicError(.overloaded, "m", status: 529, mayRetry: true)

    @Test("never more than three times, whatever is asked for")
    func three() {
        var allowance = CallAllowance(calls: 100)
        var calls = 0
        while allowance.take(.seconds(1)) != nil { calls += 1 }
        #expect(calls == 3)
    }

    @Test("never longer than its span, and a wait that does not fit is not begun")
    func span() {
        var allowance = CallAllowance(span: .seconds(30))
        #expect(allowance.take(.seconds(20)) == .seconds(20))
        allowance.spend(.seconds(20))
        #expect(allowance.wait(after: busy, jitter: 1) == .milliseconds(500))
        allowance.spend(.milliseconds(500))
        #expect(allowance.take(.seconds(20)) == .milliseconds(9500))
        let later = AnthropicError(.rateLimited, "m", status: 429, retryAfter: .seconds(60), mayRetry: true)
        #expect(allowance.wait(after: later, jitter: 0) == nil)
        allowance.spend(.seconds(10))
        #expect(allowance.take(.seconds(1)) == nil)
    }

    @Test("what asking again does not mend is not asked again")
    func hopeless() {
        var allowance = CallAllowance()
        #expect(allowance.wait(after: AnthropicError(.unauthorized, "m", status: 401), jitter: 0.5) == nil)
    }

    @Test("the wait that Anthropic asks for is never cut short")
    func asked() {
        var allowance = CallAllowance()
        _ = allowance.take(.seconds(5))
        let error = AnthropicError(.rateLimited, "m", status: 429, retryAfter: .seconds(4), mayRetry: true)
        #expect(allowance.wait(after: error, jitter: 0) == .seconds(4))
    }
}
