import Anthropic
import Outbound
import Testing

@Suite("Anthropic's errors", .timeLimit(.minutes(1)))
struct ErrorTests {
    static let statuses: [(Int, AnthropicError.Code, Bool)] = [
        (400, .invalidRequest, false), (401, .unauthorized, false), (402, .billing, false), (403, .forbidden, false),
        (404, .notFound, false), (408, .timeout, true), (409, .overloaded, true), (412, .invalidRequest, false),
        (413, .tooLarge, false), (422, .invalidRequest, false), (429, .rateLimited, true),
        (431, .invalidRequest, false), (499, .invalidRequest, false), (500, .overloaded, true),
        (501, .overloaded, true), (503, .overloaded, true), (504, .timeout, true), (529, .overloaded, true),
        (302, .malformedReply, false),
    ]

    @Test("every status has its meaning", arguments: statuses)
    func status(status: Int, code: AnthropicError.Code, mayRetry: Bool) async {
        let body = #"{"type":"error","error":{"type":"x_error","message":"m"},"request_id":"r"}"#
        for header in [nil, "3"] {
            let headers = header.map { [("retry-after", $0)] } ?? []
            let problem = await OtherSide(status, body, headers: headers).problem()
            #expect(problem?.code == code && problem?.status == status && problem?.mayRetry == mayRetry)
            #expect(problem?.retryAfter == header.map { _ in .seconds(3) })
            #expect(problem?.message == "x_error: m")
        }
    }

    @Test("the edge's errors, without type or without JSON, are told too")
    func edge() async {
        let large = #"{"error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}"#
        #expect(await OtherSide(413, large).problem()?.message == "request_too_large: Request exceeds the maximum size")
        #expect(await OtherSide(502, "<html>Bad Gateway</html>").problem()?.message == "status 502")
    }

    @Test("what the API says of repeating decides before the status does")
    func shouldRetry() async {
        #expect(await OtherSide(400, "", headers: [("x-should-retry", "true")]).problem()?.mayRetry == true)
        #expect(await OtherSide(529, "", headers: [("x-should-retry", "false")]).problem()?.mayRetry == false)
        #expect(
            await OtherSide(429, "", headers: [("retry-after-ms", "250"), ("retry-after", "9")]).problem()?.retryAfter
                == .milliseconds(250))
        let date = await OtherSide(429, "", headers: [("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")]).problem()
        #expect(date?.retryAfter == nil && date?.mayRetry == true)
    }

    @Test("the key is in no error, even when the reply repeats it", arguments: [OtherSide.key, "sk-ant-oat01-hush"])
    func secret(key: String) async {
        let body = #"{"error":{"type":"authentication_error","message":"invalid key \#(key)"}}"#
        let problem = await OtherSide(401, body).problem(key)
        #expect(problem.map { "\($0)".contains(key) } == false)
        #expect(problem?.message == "authentication_error: invalid key [hidden]")
    }

    @Test("a call without a reply is told by its kind")
    func silence() async {
        func code(_ code: OutboundError.Code) async -> AnthropicError? {
            await OtherSide(OutboundError(code, mayHaveBeenApplied: true, "m")).problem()
        }
        #expect(await code(.timeout)?.code == .timeout)
        #expect(await code(.reset)?.code == .unreachable)
        #expect(await code(.unreachable)?.mayRetry == true)
        #expect(await code(.cancelled)?.mayRetry == false)
        #expect(await code(.tooLarge)?.code == .malformedReply)
    }
}
