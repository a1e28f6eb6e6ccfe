import GitHub
import Outbound
import Testing

@Suite("GitHub's limits", .timeLimit(.minutes(1)))
struct LimitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let status: Int
        let message: String
        let headers: [(String, String)]
        let code: GitHubError.Code
        let wait: Duration?
    }

    private static let second = "You have exceeded a secondary rate limit. Please wait a few minutes"
    private static let first = "API rate limit exceeded for user ID 1."

    static let cases = [
        Case(
            testDescription: "a spent hour waits until it is over", status: 403, message: first,
            headers: [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1700000090")], code: .rateLimited,
            wait: .seconds(90)),
        Case(
            testDescription: "429 counts like 403", status: 429, message: first,
            headers: [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1700000090")], code: .rateLimited,
            wait: .seconds(90)),
        Case(
            testDescription: "an hour that is over by our clock still waits a second", status: 403, message: first,
            headers: [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1699999000")], code: .rateLimited,
            wait: .seconds(1)),
        Case(
            testDescription: "a spent hour without its end waits a minute", status: 403, message: first,
            headers: [("x-ratelimit-remaining", "0")], code: .rateLimited, wait: .seconds(60)),
        Case(
            testDescription: "a pause that GitHub asks for is kept", status: 403, message: second,
            headers: [("Retry-After", "37"), ("x-ratelimit-remaining", "4000")], code: .secondaryRateLimited,
            wait: .seconds(37)),
        Case(
            testDescription: "a pause goes before a spent hour", status: 429, message: second,
            headers: [("retry-after", "30"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1700003600")],
            code: .secondaryRateLimited, wait: .seconds(30)),
        Case(
            testDescription: "a secondary limit without a time waits a minute", status: 403, message: second,
            headers: [("x-ratelimit-remaining", "4000")], code: .secondaryRateLimited, wait: .seconds(60)),
        Case(
            testDescription: "its old wording counts too", status: 403,
            message: "You have triggered an abuse detection mechanism.", headers: [], code: .secondaryRateLimited,
            wait: .seconds(60)),
        Case(
            testDescription: "429 alone is a secondary limit", status: 429, message: "Too Many Requests", headers: [],
            code: .secondaryRateLimited, wait: nil),
        Case(
            testDescription: "403 alone is no limit", status: 403, message: "Resource not accessible by integration",
            headers: [("x-ratelimit-remaining", "4000")], code: .forbidden, wait: nil),
        Case(
            testDescription: "a time that is no number is none", status: 403, message: second,
            headers: [("Retry-After", "soon")], code: .secondaryRateLimited, wait: .seconds(60)),
        Case(
            testDescription: "GitHub in trouble may ask for a pause", status: 503, message: "Unavailable",
            headers: [("Retry-After", "5")], code: .unavailable, wait: .seconds(5)),
    ]

    @Test("a limit is told from a refusal, with how long to wait", arguments: cases)
    func limit(known: Case) async throws {
        let side = OtherSide(known.status, "{\"message\": \"\(known.message)\"}", headers: known.headers)
        let error = await failure { _ = try await side.gitHub().comment(.acme(), 7, body: "B") }
        #expect(error?.code == known.code)
        #expect(error?.retryAfter == known.wait)
        #expect(error?.status == known.status)
        #expect(side.requests.count == 1)
    }

    @Test("what each reply says of the limits is passed on, of failures too")
    func readings() async throws {
        let headers = [
            ("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", "4999"), ("X-RateLimit-Reset", "1700003600"),
            ("X-RateLimit-Resource", "search"),
        ]
        let side = OtherSide { _, number throws(OutboundError) in
            number == 1
                ? .json(200, KnownCall.issueJSON, headers: headers) : .json(404, "{}", headers: headers.dropLast())
        }
        let client = side.gitHub()
        _ = try await client.issue(.acme(), 7)
        #expect(await failure { _ = try await client.issue(.acme(), 8) }?.code == .notFound)
        #expect(side.readings.map(\.resource) == ["search", "core"])
        #expect(side.readings.allSatisfy { ($0.limit, $0.remaining, $0.resetSeconds) == (5000, 4999, 1_700_003_600) })
    }

    @Test("a reply that says nothing of limits has no reading")
    func noReading() {
        #expect(RateLimitReading(.json(200, "")) == nil)
        #expect(RateLimitReading(.json(200, "", headers: [("x-ratelimit-limit", "many")])) == nil)
    }
}
